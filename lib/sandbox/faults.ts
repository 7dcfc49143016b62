/**
 * The faults that one call can suffer.
 * - Before it is taken: `drop-before` closes the connection, `http-500` answers with a proxy's page, `rate-limit`, `busy`
 *   and `error` refuse it with a code.
 * - It is taken, and its answer suffers: `drop-after` none, `delay` late, `hang` never, `trickle` a byte now and then,
 *   `garbage` not JSON, `truncate` half of it, `wrong-type` JSON of another shape.
 * - It is taken and answered, and its task suffers: `task-fail` ends with status 1, `task-stall` stays at 2, `task-slow`
 *   takes twenty times as long or so many milliseconds, `task-forget` is unknown to DescribeTaskStatus though it works, `lie` ends with status 0
 *   and does nothing.
 */
export type Fault =
  | { kind: "drop-before" | "http-500" | "rate-limit" | "busy" }
  | { kind: "error"; code: string }
  | { kind: "drop-after" | "hang" | "trickle" | "garbage" | "truncate" | "wrong-type" }
  | { kind: "delay"; ms: number }
  | { kind: "task-slow"; ms?: number }
  | { kind: "task-fail" | "task-stall" | "task-forget" | "lie" };

/** Namespace of the sentinels: a write that names one of its functions gets that function's fault. */
export const sentinelNamespace = "faults";

export interface Sentinel {
  name: string;
  fault: Fault;
  /** What the fault does, as the function's description shows it. */
  description: string;
}

/** Functions that provoke a fault when they are bound, from the console or from the command line. */
export const sentinels: readonly Sentinel[] = [
  {
    name: "task-fails",
    fault: { kind: "task-fail" },
    description: "The task ends as failed, with a message · 任务失败并返回原因",
  },
  {
    name: "task-stalls",
    fault: { kind: "task-stall" },
    description: "The task goes on for two hours, then fails · 任务两小时不结束，最后失败",
  },
  {
    name: "task-slow",
    fault: { kind: "task-slow" },
    description: "The task takes twenty times as long · 任务耗时为平时的二十倍",
  },
  {
    name: "task-forgets",
    fault: { kind: "task-forget" },
    description: "The task works, but its id is unknown · 任务成功，但查不到任务 ID",
  },
  {
    name: "task-lies",
    fault: { kind: "lie" },
    description: "The task ends as done and changes nothing · 任务显示成功，规则却没有变化",
  },
  {
    name: "answers-late",
    fault: { kind: "delay", ms: 20_000 },
    description: "The call is taken, its answer comes after 20 s · 请求已受理，20 秒后才应答",
  },
  {
    name: "answers-never",
    fault: { kind: "hang" },
    description: "The call is taken and never answered · 请求已受理，一直不应答",
  },
  {
    name: "answer-lost",
    fault: { kind: "drop-after" },
    description: "The call is taken, its connection is cut · 请求已受理，连接中断",
  },
  {
    name: "answer-garbled",
    fault: { kind: "garbage" },
    description: "The call is taken, its answer is not JSON · 请求已受理，应答不是 JSON",
  },
  {
    name: "answer-truncated",
    fault: { kind: "truncate" },
    description: "The call is taken, half of its answer comes · 请求已受理，应答只有一半",
  },
  {
    name: "answer-misshapen",
    fault: { kind: "wrong-type" },
    description: "The call is taken, its answer has another shape · 请求已受理，应答结构不符",
  },
  {
    name: "answer-trickles",
    fault: { kind: "trickle" },
    description: "The call is taken, its answer comes drop by drop · 请求已受理，应答极慢地逐字节返回",
  },
  {
    name: "call-lost",
    fault: { kind: "drop-before" },
    description: "The connection is cut before the call is taken · 请求未受理，连接中断",
  },
  {
    name: "gateway-500",
    fault: { kind: "http-500" },
    description: "A proxy answers HTTP 500, nothing is taken · 代理返回 HTTP 500，请求未受理",
  },
  {
    name: "internal-error",
    fault: { kind: "error", code: "InternalError" },
    description: "Refused with InternalError · 返回 InternalError",
  },
  {
    name: "failed-operation",
    fault: { kind: "error", code: "FailedOperation" },
    description: "Refused with FailedOperation · 返回 FailedOperation",
  },
  {
    name: "rate-limited",
    fault: { kind: "rate-limit" },
    description: "Refused with RequestLimitExceeded · 返回 RequestLimitExceeded",
  },
  {
    name: "always-busy",
    fault: { kind: "busy" },
    description: "Refused with ResourceInOperating · 返回 ResourceInOperating",
  },
];

const byName = new Map(sentinels.map((sentinel) => [sentinel.name, sentinel.fault]));

/** The fault of a sentinel function; null for any other function. */
export function sentinelFault(namespace: string, name: string): Fault | null {
  return namespace === sentinelNamespace ? (byName.get(name) ?? null) : null;
}

/** Faults ordered through `POST /_sandbox/faults`, each for a number of calls of one action (`*`: any). */
export interface FaultQueue {
  /** @returns the order's id */
  add(order: Omit<FaultOrder, "id">): number;
  /** The fault for this call; counts as used. */
  take(action: string, region: string): Fault | null;
  /** The pending orders, first one first. */
  waiting(): readonly FaultOrder[];
  /** Withdraws an order; does nothing for one that is used up. */
  withdraw(id: number): void;
  clear(): void;
}

export interface FaultOrder {
  /** Unique, never reused. */
  id: number;
  action: string;
  /** The region whose calls it strikes; null for calls of every region, and those without one. */
  region: string | null;
  fault: Fault;
  /** Calls left. */
  left: number;
}

export function faultQueue(): FaultQueue {
  let orders: FaultOrder[] = [];
  let ordered = 0;
  return {
    add: (order) => {
      ordered += 1;
      orders.push({ id: ordered, ...order });
      return ordered;
    },
    take: (action, region) => {
      const order = orders.find(
        (candidate) =>
          (candidate.action === action || candidate.action === "*") &&
          (candidate.region === null || candidate.region === region),
      );
      if (!order) return null;
      order.left -= 1;
      if (order.left <= 0) orders = orders.filter((candidate) => candidate !== order);
      return order.fault;
    },
    waiting: () => orders,
    withdraw: (id) => {
      orders = orders.filter((order) => order.id !== id);
    },
    clear: () => {
      orders = [];
    },
  };
}
