/** One call in the sandbox's record. */
export interface CallRecord {
  /** Unix milliseconds, real time. */
  at: number;
  action: string;
  region: string;
  secretId: string;
  requestId: string;
  /** Whether the signature was checked and valid. */
  verified: boolean;
  /** `OK`, an error code, or `dropped` for a call that was not taken. */
  outcome: string;
  /** The fault applied to the call, on demand or by chance. */
  fault: string | null;
  /** The parsed JSON body, or the query; null when it is not JSON or too long to keep. */
  body: unknown;
}

/** The last calls, and the number of each outcome since the last reset. */
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
