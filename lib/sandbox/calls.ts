/** One call as the sandbox saw it. */
export interface CallRecord {
  /** Unix milliseconds, real time. */
  at: number;
  action: string;
  region: string;
  secretId: string;
  requestId: string;
  /** Its signature was checked, and held. */
  verified: boolean;
  /** `OK`, an error code, or `dropped` when the call was never taken. */
  outcome: string;
  /** What was done to it, on demand or by chance. */
  fault: string | null;
  /** The parsed JSON body, or the query; null when it is no JSON or too long to keep. */
  body: unknown;
}

/** The last calls, and how many of each outcome there were since the last reset. */
export interface CallLog {
  add(record: CallRecord): void;
  /** Newest last. */
  last(count: number, action?: string): CallRecord[];
  counts(): Record<string, Record<string, number>>;
  clear(): void;
}

const keptCalls = 5000;

export function callLog(): CallLog {
  let records: CallRecord[] = [];
  let counts = new Map<string, Map<string, number>>();
  return {
    add: (record) => {
      records.push(record);
      if (records.length > keptCalls * 2) records = records.slice(-keptCalls);
      const outcomes = counts.get(record.action) ?? new Map<string, number>();
      outcomes.set(record.outcome, (outcomes.get(record.outcome) ?? 0) + 1);
      counts.set(record.action, outcomes);
    },
    last: (count, action) => {
      const kept = records.slice(-keptCalls);
      return (action ? kept.filter((record) => record.action === action) : kept).slice(-count);
    },
    counts: () => Object.fromEntries([...counts].map(([action, outcomes]) => [action, Object.fromEntries(outcomes)])),
    clear: () => {
      records = [];
      counts = new Map();
    },
  };
}
