import { type Try, triesOf } from "#components/operation/tries.ts";
import type { CloudSays, Operation, OperationDetail, Transition } from "#lib/api/contract/operation.ts";
import type { Cause, State } from "#lib/api/contract/words.ts";
import { isTerminal } from "#lib/operations/states.ts";

const stationKeys = ["checked", "sent", "accepted", "working", "done", "verified"] as const;

export type StationKey = (typeof stationKeys)[number];

export type StepState =
  | "passed"
  /** The operation is here and in progress. */
  | "current"
  /** It waits for its turn or for another try. */
  | "waiting"
  /** The operation is here and paused, because the console acts for another identity. */
  | "paused"
  /** It failed here. */
  | "failed"
  /** It is unknown whether this station was passed. */
  | "unknown"
  /** It ended here on a person's request, or because its outcome stayed unknown. */
  | "stopped"
  /** Not reached yet. */
  | "ahead"
  /** It will never be reached. */
  | "skipped";

export interface TimelineStation {
  key: StationKey;
  state: StepState;
  /** When the stretch before the station began; null if it didn't. */
  from: string | null;
  /** When the station was passed, or when it ended here. */
  at: string | null;
  /** Cause of the state, where the state isn't sufficient. */
  cause: Cause | null;
}

/** Result of the last try while the next one waits. */
interface Setback {
  cause: Cause;
  at: string;
  nextTryAt: string | null;
  cloudSays: CloudSays | null;
}

export interface Timeline {
  /** Tries that came to nothing, before the stations of the present one. */
  tries: Try[];
  stations: TimelineStation[];
  setback: Setback | null;
}

/** Whether it ended with an unknown outcome. */
export function hasUnknownOutcome(cause: Cause): boolean {
  return cause === "never-confirmed" || cause === "closed-by-person";
}

/** An operation's life: the tries that came to nothing, then the stations of the present one, which may never be sent. */
export function resolveTimeline({ operation, transitions, attempts, paused }: OperationDetail): Timeline {
  const present = presentTry(transitions);
  const seen = instants(present, operation, attempts.at(-1)?.sentAt ?? null);
  const states = statesOf(operation, seen);
  const causes = { end: operation.cause, doubt: present.find(({ to }) => to === "unconfirmed")?.cause ?? null };
  const stations = stationKeys.map((key, index) =>
    station(key, stateNow(states[index] ?? "skipped", paused && !isTerminal(operation.state)), seen, causes),
  );
  const tries = triesOf(transitions);
  const wasSent = tries.some(({ sent }) => sent);
  return {
    tries,
    // It was sent, if not in the present try: its tries say so.
    stations: stations.filter(({ key, state }) => !(wasSent && key === "sent" && state === "skipped")),
    setback: operation.state === "queued" ? setbackOf(transitions.at(-1)) : null,
  };
}

/** The transitions of the current try, which begins where the operation was last queued. */
function presentTry(transitions: readonly Transition[]): Transition[] {
  return transitions.slice(Math.max(0, transitions.map(({ to }) => to).lastIndexOf("queued")));
}

interface Instants {
  queued: string;
  submitting: string | null;
  sent: string | null;
  running: string | null;
  /** When the cloud reported the end of the task. */
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

type States = readonly StepState[];

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
      if (seen.verifying || seen.unconfirmed) return lookedAt(hasUnknownOutcome(cause) ? "stopped" : "failed", seen);
      return ["passed", "passed", "passed", "stopped", "skipped", "skipped"];
    case "rejected":
      return seen.submitting
        ? ["passed", "passed", "failed", "skipped", "skipped", "skipped"]
        : ["failed", ...neverSent];
    case "cancelled":
      return ["stopped", ...neverSent];
  }
}

/** Stations of an operation that is or was read back: after its task, or because its outcome is unknown. */
function lookedAt(verified: StepState, seen: Instants): States {
  // A task status confirms the earlier stations, however late it came.
  if (!seen.unconfirmed || seen.verifying) return ["passed", "passed", "passed", "passed", "passed", verified];
  if (!seen.running) return ["passed", "passed", "unknown", "skipped", "skipped", verified];
  return ["passed", "passed", "passed", "unknown", "skipped", verified];
}

function stateNow(state: StepState, paused: boolean): StepState {
  return paused && (state === "current" || state === "waiting") ? "paused" : state;
}

interface Causes {
  end: Cause;
  doubt: Cause | null;
}

function station(key: StationKey, state: StepState, seen: Instants, causes: Causes): TimelineStation {
  const [from, passed] = stretch(key, seen);
  switch (state) {
    case "ahead":
    case "skipped":
      return { key, state, from: null, at: null, cause: null };
    case "current":
    case "waiting":
    case "paused":
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
      // The time of an answer found later is unknown.
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
