/** The vocabulary of the sandbox's control paths, for the console's page. A test compares it with the sandbox. */
export const scenarioNames = ["default", "empty", "shop", "busy", "ineligible", "flaky"] as const;

export type ScenarioName = (typeof scenarioNames)[number];

/** The kinds of faults: call not taken, answer, task. */
export const faultKinds = {
  call: ["drop-before", "http-500", "rate-limit", "busy", "error"],
  answer: ["drop-after", "delay", "hang", "trickle", "garbage", "truncate", "wrong-type"],
  task: ["task-fail", "task-stall", "task-slow", "task-forget", "lie"],
} as const;

export type FaultKind = (typeof faultKinds)[keyof typeof faultKinds][number];

export const allFaultKinds: readonly FaultKind[] = [...faultKinds.call, ...faultKinds.answer, ...faultKinds.task];

/** Any action at all. */
export const anyAction = "*";

/** Most calls that one order of the page strikes. */
export const mostFaultTimes = 999;

export interface FaultOrder {
  action: string;
  kind: FaultKind;
  /** Number of calls that it strikes, from 1 to `mostFaultTimes`. */
  times: number;
  /** Error code of the kind `error`. */
  code?: string;
}

export interface WaitingFault {
  id: number;
  action: string;
  kind: FaultKind;
  left: number;
}

export interface SandboxCall {
  /** Unix milliseconds. */
  at: number;
  action: string;
  region: string;
  requestId: string;
  /** Whether its signature was checked and valid. */
  verified: boolean;
  /** `OK`, an error code, or `dropped`. */
  outcome: string;
  fault: FaultKind | null;
}

/** The calls of one action since the sandbox's last reset. */
export interface CallCount {
  /** Empty for calls that named none. */
  action: string;
  all: number;
  /** Those that were refused or not accepted. */
  failed: number;
}

export interface SandboxView {
  scenario: ScenarioName;
  chaosPercent: number;
  clockAheadMs: number;
  waiting: WaitingFault[];
  /** The most frequent first. */
  counts: CallCount[];
  /** The last of them, newest first. */
  calls: SandboxCall[];
}
