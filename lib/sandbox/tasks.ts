import { z } from "zod";
import type { Clock } from "#lib/sandbox/clock.ts";
import type { Fault } from "#lib/sandbox/faults.ts";
import { randomStream } from "#lib/sandbox/random.ts";
import type { Text } from "#lib/sandbox/refusal.ts";
import { changeSchema, type WorldChange } from "#lib/sandbox/world/change.ts";

export const taskSchema = z.object({
  /** The RequestId of the write. */
  id: z.string(),
  /** Its number within its world; states of older builds don't have it. */
  number: z.int().default(0),
  account: z.string(),
  region: z.string(),
  /** The load balancers that it locks until it ends. */
  loadBalancerIds: z.array(z.string()),
  action: z.string(),
  /** Set for orders of resources that may cost money. */
  order: z.object({ dealName: z.string(), clientToken: z.string().nullable() }).nullable(),
  /** Unix milliseconds of the sandbox's clock. */
  startedAt: z.number(),
  endsAt: z.number(),
  /** Message of a task that fails; null for one that succeeds. */
  failure: z.object({ en: z.string(), zh: z.string() }).nullable(),
  /** False for a task that DescribeTaskStatus must not know. */
  known: z.boolean(),
  /** Effect of the task; null for one that fails or lies. */
  change: changeSchema.nullable(),
  settled: z.boolean(),
});

export type Task = z.output<typeof taskSchema>;

export interface TaskPlan {
  id: string;
  account: string;
  region: string;
  loadBalancerIds: string[];
  action: string;
  order?: Task["order"];
  /** For synchronous writes: takes effect before the next call, and DescribeTaskStatus doesn't know it. */
  atOnce?: boolean;
  change: WorldChange;
  /** Why it must fail by the business rules. */
  failure: Text | null;
  fault: Fault | null;
}

/** Beyond this number of tasks the oldest finished ones are deleted. */
const keptTasks = 2000;
const stalledMs = 2 * 3600 * 1000;

/**
 * The asynchronous tasks. There are no timers: the effects of ended tasks are applied in the order of their ends before
 * the next call is handled, so neither a restart nor a moved clock makes a difference.
 */
export class TaskBook {
  readonly #tasks = new Map<string, Task>();
  readonly #running = new Set<Task>();
  readonly #clock: Clock;
  readonly #taskMs: number;
  readonly #random: () => number;
  #begun = 0;

  constructor(clock: Clock, taskMs: number, seed: string) {
    this.#clock = clock;
    this.#taskMs = taskMs;
    this.#random = randomStream(`${seed}/tasks`);
  }

  /** Begins a task, which takes the usual time ± 20 % unless a fault changes that. */
  start(plan: TaskPlan): Task {
    const { fault, failure, change, order = null, atOnce = false, ...rest } = plan;
    const startedAt = this.#clock.now();
    const reason = failure ?? taskFailureOf(fault, change);
    const task: Task = {
      ...rest,
      number: this.#begun + 1,
      order,
      startedAt,
      endsAt: atOnce ? startedAt : startedAt + this.#duration(fault),
      failure: reason,
      known: !atOnce && fault?.kind !== "task-forget",
      change: reason || fault?.kind === "lie" ? null : change,
      settled: false,
    };
    this.add(task);
    return task;
  }

  /** Adds a task begun by an earlier run. */
  add(task: Task): void {
    this.#tasks.set(task.id, task);
    this.#begun = Math.max(this.#begun, task.number);
    if (!task.settled) this.#running.add(task);
  }

  /** Ends the tasks that are due and passes each one's change to `apply`. */
  settle(apply: (task: Task, change: WorldChange) => void): void {
    const now = this.#clock.now();
    const due = [...this.#running].filter((task) => task.endsAt <= now).sort((a, b) => a.endsAt - b.endsAt);
    for (const task of due) {
      task.settled = true;
      this.#running.delete(task);
      if (task.change) apply(task, task.change);
    }
    if (due.length > 0) this.#forgetOldest();
  }

  /** A load balancer works on one task at a time. */
  isBusy(account: string, region: string, loadBalancerId: string): boolean {
    return this.#running
      .values()
      .some(
        (task) => task.loadBalancerIds.includes(loadBalancerId) && task.region === region && task.account === account,
      );
  }

  /** Number of tasks begun in this world, including deleted ones. */
  begun(): number {
    return this.#begun;
  }

  find(id: string): Task | undefined {
    return this.#tasks.get(id);
  }

  /** Finds the task of an order. */
  findOrder(holds: (order: NonNullable<Task["order"]>, task: Task) => boolean): Task | undefined {
    return this.#tasks.values().find((task) => task.order !== null && holds(task.order, task));
  }

  all(): Task[] {
    return [...this.#tasks.values()];
  }

  #forgetOldest(): void {
    let excess = this.#tasks.size - keptTasks;
    for (const task of this.#tasks.values()) {
      if (excess <= 0) return;
      if (!task.settled) continue;
      this.#tasks.delete(task.id);
      excess -= 1;
    }
  }

  #duration(fault: Fault | null): number {
    if (fault?.kind === "task-stall") return stalledMs;
    const usual = this.#taskMs * (0.8 + 0.4 * this.#random());
    return Math.round(fault?.kind === "task-slow" ? (fault.ms ?? usual * 20) : usual);
  }
}

function taskFailureOf(fault: Fault | null, change: WorldChange): Text | null {
  if (fault?.kind === "task-fail") {
    if (change.kind !== "set-function")
      return { en: "The task failed: backend check failed.", zh: "任务失败：后端检查未通过。" };
    return { en: "The function could not be bound: backend check failed.", zh: "函数绑定失败：后端检查未通过。" };
  }
  if (fault?.kind === "task-stall") return { en: "The task timed out.", zh: "任务执行超时。" };
  return null;
}
