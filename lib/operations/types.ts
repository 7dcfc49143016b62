import type { Binding, ChangeKind } from "#lib/binding/types.ts";

export const states = [
  "queued",
  "submitting",
  "running",
  "verifying",
  "succeeded",
  "failed",
  "rejected",
  "unconfirmed",
  "cancelled",
] as const;

export type State = (typeof states)[number];

/** Why a transition happened. The interface has a sentence for each under `operation.cause.<cause>`. */
export type Cause =
  | "asked"
  | "its-turn"
  | "accepted"
  | "task-succeeded"
  | "task-failed"
  | "verified"
  | "differs"
  | "not-connected"
  | "busy"
  | "rate-limited"
  | "credentials-renewed"
  | "refused"
  | "changed-since-review"
  | "no-longer-eligible"
  | "tries-used-up"
  | "waited-too-long"
  | "no-answer"
  | "process-gone"
  | "task-forgotten"
  | "task-stalled"
  | "task-unreadable"
  | "seen-without-task"
  | "changed-by-someone-else"
  | "no-trace"
  | "gone"
  | "never-confirmed"
  | "closed-by-person"
  | "cancelled-by-person";

/** The cloud's own words on a failure. */
export interface CloudSays {
  code: string | null;
  message: string;
  requestId: string | null;
  /** The call that failed, as access policies name it; absent where none did, such as for a task's own Message. */
  action?: string;
}

/** How the looks at the cloud fail lately. */
export interface LookFailure extends CloudSays {
  /** The first look in a row that failed in this way. */
  since: string;
  /** How many have failed in this way since then. */
  looks: number;
}

/** One change that was asked for, and where its life stands. Instants are ISO 8601 in UTC. */
export interface Operation {
  id: string;
  /** Grows by one with each stored change; an event with a lower one is old. */
  version: number;
  state: State;
  /** Cause of the last transition. */
  cause: Cause;
  kind: ChangeKind;
  /** Which cloud it was made for: `sandbox`, `intl`, `cn`, or the endpoint's address. */
  realm: string;
  accountId: string;
  region: string;
  loadBalancer: { id: string; name: string };
  listener: { id: string; name: string; protocol: string; port: number };
  rule: { locationId: string; domain: string; url: string };
  before: Binding | null;
  after: Binding | null;
  actor: string;
  reason: string | null;
  /** Language the cloud's messages are asked for in. */
  language: string;
  /** The operation that this one tries again. */
  retryOf: string | null;
  createdAt: string;
  updatedAt: string;
  endedAt: string | null;
  /** Not sent before this instant. */
  notBefore: string | null;
  /** The RequestId of the accepted write, which is the cloud's task id. */
  taskId: string | null;
  /** The task's own Message when it failed, or the refusal's code and message. */
  cloudSays: CloudSays | null;
  /** What the rule held when the engine last read it back; undefined when it was not read. */
  observed?: Binding | null;
  /** Set while the last look at the cloud failed: the engine keeps looking, and nothing is known to be wrong. */
  lookFailure?: LookFailure;
}

export interface Transition {
  version: number;
  from: State | null;
  to: State;
  cause: Cause;
  at: string;
  cloudSays: CloudSays | null;
  /** For a retry: when the next try may begin. */
  notBefore: string | null;
  /** The person, where a person did it, and why where they were asked for it. */
  by: string | null;
  reason: string | null;
}

export type AttemptOutcome = "pending" | "accepted" | "refused" | "not-sent" | "no-answer";

export interface Attempt {
  step: number;
  number: number;
  action: string;
  /** The request's JSON body exactly as sent; never a signature or a key. */
  body: Record<string, unknown>;
  sentAt: string;
  answeredAt: string | null;
  requestId: string | null;
  outcome: AttemptOutcome;
  cloudSays: CloudSays | null;
}

/** An operation's page: its whole life. */
export interface OperationDetail {
  operation: Operation;
  transitions: Transition[];
  attempts: Attempt[];
  /** Place in its load balancer's queue while queued: 1 is next. */
  queue: { position: number; behind: string | null } | null;
  /** Set when the console now acts for another identity than the operation was made for, so it rests. */
  resting: boolean;
}

/** A count that stops at a limit, so that it costs the same however many there are. */
export interface Count {
  total: number;
  /** There may be more than `total`. */
  capped: boolean;
}

/** A page of operations, newest first; the count is of all its pages. */
export interface OperationPage extends Count {
  items: Operation[];
  /** The next, older page is the one `before` this id; null on the last. */
  next: string | null;
  /** The page of newer ones is the one `after` this id; null on the first. */
  previous: string | null;
}

/** Some of a group of operations, newest first, and how many there are. */
export type Group = Count & { items: Operation[] };

/** What the overview shows. */
export interface Overview {
  goingOn: Group;
  /** Went wrong within a week, and no later operation of the same rule has taken its place. */
  attention: Group;
  succeeded: Group;
  all: Count;
}
