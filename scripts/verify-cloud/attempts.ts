import type { Action } from "#lib/cloud/catalogue/action.ts";
import { describeTaskStatus } from "#lib/cloud/catalogue/clb/actions.ts";
import type { Cloud, Outcome, SpokenLanguage } from "#scripts/verify-cloud/cloud.ts";
import { type FollowedTask, type FunctionKey, follow, ruleBody, type Target } from "#scripts/verify-cloud/rule.ts";

export interface AskedTarget {
  Function: FunctionKey;
  Weight?: number;
}

/** One task in the report. */
export interface TaskTime extends Pick<FollowedTask, "status" | "ms" | "polls"> {
  action: string;
}

/** Ends the writes: the rule's state is unknown or unsuitable for the next one. */
export class CannotGoOn extends Error {
  constructor(message: string) {
    super(message);
    this.name = "CannotGoOn";
  }
}

export interface Waits {
  pollMs: number;
  /** Time limit for one task. */
  taskMs: number;
  /** How long a write without an answer may still change the rule. */
  lostMs: number;
}

/** The writes on one rule: each is sent once, and an accepted one is tracked until its task has ended. */
export interface Attempts {
  readonly tasks: TaskTime[];
  /** Whether any write was sent. */
  begun(): boolean;
  /** @throws CannotGoOn when it has no answer */
  write(action: Action, functions: AskedTarget[], options?: WriteOptions): Promise<Outcome>;
  /** Waits for the task of the last accepted write. @throws CannotGoOn if it doesn't end in time */
  ended(): Promise<FollowedTask>;
  /** Whether this run has bound the function, rather than somebody else. */
  wrote(key: FunctionKey): boolean;
  /** Whether a sent write may still change the rule. Works after an interruption, too. */
  unsettled(): Promise<boolean>;
}

export interface WriteOptions {
  language?: SpokenLanguage;
  region?: string;
  /** Overrides of the rule's ids. */
  names?: Partial<ReturnType<typeof ruleBody>>;
}

export function createAttempts(cloud: Cloud, target: Target, { pollMs, taskMs, lostMs }: Waits): Attempts {
  const tasks: TaskTime[] = [];
  let running: { action: string; taskId: string; since: number } | null = null;
  let lostAt: number | null = null;
  const written = new Set<string>();
  let begun = false;

  return {
    tasks,
    begun: () => begun,
    wrote: (key) => written.has(nameOf(key)),

    async write(action, functions, { language, region, names } = {}) {
      const body = { ...ruleBody(target), ...names, FunctionTargets: functions };
      begun = true;
      for (const each of functions) written.add(nameOf(each.Function));
      const outcome = await cloud.ask(action, body, { language, region });
      const { requestId, failure, code } = outcome;
      if (failure === null && requestId !== null)
        running = { action: action.name, taskId: requestId, since: performance.now() };
      if (failure?.kind === "no-answer") {
        lostAt = performance.now();
        throw new CannotGoOn(`${action.name}: ${code}`);
      }
      return outcome;
    },

    async ended() {
      if (!running) throw new CannotGoOn("there is no task to wait for");
      const { action, taskId, since } = running;
      const task = await follow(cloud, taskId, { pollMs, limitMs: taskMs, since });
      tasks.push({ action, status: task.status, ms: task.ms, polls: task.polls });
      if (task.status === null) throw new CannotGoOn(`the task of ${action} did not end in ${taskMs / 1000} s`);
      running = null;
      return task;
    },

    async unsettled() {
      if (running) {
        const request = { TaskId: running.taskId };
        const { members, failure } = await cloud.ask(describeTaskStatus, request, { whatever: true });
        // A task that can't be polled may run for as long as a write without an answer.
        if (members.Status === 2 || (failure && performance.now() - running.since < lostMs)) return true;
        running = null;
      }
      return lostAt !== null && performance.now() - lostAt < lostMs;
    },
  };
}

function nameOf({ FunctionNamespace, FunctionName }: FunctionKey): string {
  return JSON.stringify([FunctionNamespace, FunctionName]);
}
