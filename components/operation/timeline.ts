import type { CloudSays, Operation, OperationDetail, Transition } from "#lib/api/contract/operation.ts";
import type { Cause, State } from "#lib/api/contract/words.ts";
import { isTerminal } from "#lib/operations/states.ts";

const stationKeys = ["checked", "sent", "accepted", "working", "done", "verified"] as const;

export type StationKey = (typeof stationKeys)[number];

export type StationState =
  | "passed"
  /** The operation is here, and something goes on. */
  | "current"
  /** It waits for its turn or for another try. */
  | "waiting"
  /** The operation is here, and the console now acts for somebody else. */
  | "resting"
  /** It went wrong here. */
  | "failed"
  /** Whether this was passed is not known. */
  | "unknown"
  /** It ended here by a person's wish, or because its outcome could not be learned. */
  | "stopped"
  /** Not reached yet. */
  | "ahead"
  /** Not reached, and never will be. */
  | "skipped";

export interface TimelineStation {
  key: StationKey;
  state: StationState;
  /** When the stretch that leads here began; null where none did. */
  from: string | null;
  /** When the station was passed, or when it ended here. */
  at: string | null;
  /** Why it stands like this, where the state alone does not say it. */
  cause: Cause | null;
}

/** What the last try came to, while the next one waits. */
interface Setback {
  cause: Cause;
  at: string;
  nextTryAt: string | null;
  cloudSays: CloudSays | null;
}

export interface Timeline {
  stations: TimelineStation[];
  setback: Setback | null;
}

/** It ended without anybody knowing whether the change took effect. */
export function isNotKnown(cause: Cause): boolean {
  return cause === "never-confirmed" || cause === "closed-by-person";
}

/**
 * Draws an operation's life as six stations. They tell of the present try alone; what the one before came to is in
 * `setback`.
 */
export function resolveTimeline({ operation, transitions, attempts, resting }: OperationDetail): Timeline {
  const present = presentTry(transitions);
  const seen = instants(present, operation, attempts.at(-1)?.sentAt ?? null);
  const states = statesOf(operation, seen);
  const causes = { end: operation.cause, doubt: present.find(({ to }) => to === "unconfirmed")?.cause ?? null };
  const stations = stationKeys.map((key, index) =>
    station(key, stateNow(states[index] ?? "skipped", resting && !isTerminal(operation.state)), seen, causes),
  );
  return { stations, setback: operation.state === "queued" ? setbackOf(transitions.at(-1)) : null };
}

/** The present try begins where the operation was queued last. */
function presentTry(transitions: readonly Transition[]): Transition[] {
  return transitions.slice(Math.max(0, transitions.map(({ to }) => to).lastIndexOf("queued")));
}

interface Instants {
  queued: string;
  submitting: string | null;
  sent: string | null;
  running: string | null;
  /** The cloud said that its task has ended. */
  taskEnded: string | null;
  verifying: string | null;
  unconfirmed: string | null;
  ended: string | null;
}

function instants(present: readonly Transition[], operation: Operation, sentAt: string | null): Instants {
  const reached = (state: State) => present.find(({ to }) => to === state)?.at ?? null;
  const submitting = reached("submitting");
  const ended = isTerminal(operation.state) ? (present.at(-1)?.at ?? operation.endedAt) : null;
  return {
    queued: reached("queued") ?? operation.createdAt,
    submitting,
    sent: submitting && sentAt,
    running: reached("running"),
    taskEnded: reached("verifying") ?? (operation.cause === "task-failed" ? ended : null),
    verifying: reached("verifying"),
    unconfirmed: reached("unconfirmed"),
    ended,
  };
}

type States = readonly StationState[];

const neverSent = ["skipped", "skipped", "skipped", "skipped", "skipped"] as const;

function statesOf({ state, cause }: Operation, seen: Instants): States {
  switch (state) {
    case "queued":
      return ["waiting", "ahead", "ahead", "ahead", "ahead", "ahead"];
    case "submitting":
      return ["passed", "current", "ahead", "ahead", "ahead", "ahead"];
    case "running":
      return ["passed", "passed", "passed", "current", "ahead", "ahead"];
    case "verifying":
      return lookedAt("current", seen);
    case "unconfirmed":
      return lookedAt("current", seen);
    case "succeeded":
      return lookedAt("passed", seen);
    case "failed":
      if (cause === "task-failed") return ["passed", "passed", "passed", "passed", "failed", "skipped"];
      if (seen.verifying || seen.unconfirmed) return lookedAt(isNotKnown(cause) ? "stopped" : "failed", seen);
      return ["passed", "passed", "passed", "stopped", "skipped", "skipped"];
    case "rejected":
      return seen.submitting
        ? ["passed", "passed", "failed", "skipped", "skipped", "skipped"]
        : ["failed", ...neverSent];
    case "cancelled":
      return ["stopped", ...neverSent];
  }
}

/** The rule is or was read back: after the task's end, or because its answer or its task was lost from sight. */
function lookedAt(verified: StationState, seen: Instants): States {
  // What the cloud says of a task, however late, ends the doubt whether there is one.
  if (!seen.unconfirmed || seen.verifying) return ["passed", "passed", "passed", "passed", "passed", verified];
  if (!seen.running) return ["passed", "passed", "unknown", "skipped", "skipped", verified];
  return ["passed", "passed", "passed", "unknown", "skipped", verified];
}

function stateNow(state: StationState, resting: boolean): StationState {
  return resting && (state === "current" || state === "waiting") ? "resting" : state;
}

interface Causes {
  end: Cause;
  doubt: Cause | null;
}

function station(key: StationKey, state: StationState, seen: Instants, causes: Causes): TimelineStation {
  const [from, passed] = stretch(key, seen);
  switch (state) {
    case "ahead":
    case "skipped":
      return { key, state, from: null, at: null, cause: null };
    case "current":
    case "waiting":
    case "resting":
      return { key, state, from, at: null, cause: null };
    case "failed":
    case "stopped":
      return { key, state, from, at: seen.ended, cause: causes.end };
    case "unknown":
      return { key, state, from, at: seen.unconfirmed, cause: causes.doubt };
    case "passed":
      return {
        key,
        state,
        from,
        at: passed,
        cause: causes.end === "seen-without-task" && key === "verified" ? causes.end : null,
      };
  }
}

/** When the stretch to a station began, and when the station was passed. */
function stretch(key: StationKey, seen: Instants): [from: string | null, passed: string | null] {
  switch (key) {
    case "checked":
      return [seen.queued, seen.submitting];
    case "sent":
      return [seen.submitting, seen.sent ?? seen.submitting];
    case "accepted":
      // When an answer came that was found later, nobody knows.
      return seen.taskEnded && !seen.running ? [null, null] : [seen.sent ?? seen.submitting, seen.running];
    case "working":
      return [seen.running, seen.taskEnded];
    case "done":
      return [seen.taskEnded, seen.taskEnded];
    case "verified":
      return [seen.verifying ?? seen.unconfirmed, seen.ended];
  }
}

function setbackOf(last: Transition | undefined): Setback | null {
  if (!last?.from) return null;
  return { cause: last.cause, at: last.at, nextTryAt: last.notBefore, cloudSays: last.cloudSays };
}
