import type { Load } from "#lib/sandbox/world/traffic.ts";

/** A metric: its value for a minute, and what the value of a longer period is made of. */
export interface Metric {
  of(load: Load): number;
  over: "average" | "sum" | "greatest";
}

type Count = (load: Load) => number;

/** Requests that the function or the servers answered without a failure. */
const fine: Count = ({ answered, failed }) => answered - failed;
const all: Count = ({ answered, refused }) => answered + refused;
const answeredBehind: Count = ({ answered }) => answered;

/** Requests of the minute, which the documentation calls codes per minute. */
const perMinute = (count: Count, over: Metric["over"] = "average"): Metric => ({
  of: (load) => Math.round(count(load) * 60),
  over,
});
const scaled = (factor: number): Metric => ({
  of: (load) => Math.round(all(load) * factor * 1000) / 1000,
  over: "average",
});
/** Milliseconds: slightly slower under load, 0 without requests. */
const milliseconds = (idle: number, perRequest: number, over: Metric["over"] = "average"): Metric => ({
  of: ({ answered }) => (answered === 0 ? 0 : Math.round((idle + perRequest * answered) * 100) / 100),
  over,
});
const share =
  (part: number): Count =>
  (load) =>
    fine(load) * part;

const serverErrors: Count = (load) => fine(load) * 0.004 + load.failed;
const badGateways: Count = (load) => fine(load) * 0.001 + load.failed;

/** Metrics of a rule: requests, connections, packets, traffic, and status codes. */
export const ruleMetrics: Readonly<Record<string, Metric>> = {
  QPS: scaled(1),
  ResponseTimeAverage: milliseconds(42, 0.3),
  ResponseTimeMax: milliseconds(310, 4, "greatest"),
  ResponseTimeoutNum: perMinute(share(0.0004)),
  ConNum: scaled(1.6),
  NewConn: scaled(0.4),
  InPkg: scaled(5.5),
  OutPkg: scaled(7.2),
  InTraffic: scaled(0.011),
  OutTraffic: scaled(0.094),
  HttpCode2XX: perMinute(share(0.962)),
  HttpCode3XX: perMinute(share(0.018)),
  HttpCode4XX: perMinute(share(0.016)),
  HttpCode5XX: perMinute(serverErrors),
  HttpCode404: perMinute(share(0.009)),
  HttpCode502: perMinute(badGateways),
  // What comes from behind the load balancer and from itself, together.
  ClbHttp3xx: perMinute(share(0.018)),
  ClbHttp4xx: perMinute(share(0.016)),
  ClbHttp5xx: perMinute((load) => serverErrors(load) + load.refused),
  ClbHttp404: perMinute(share(0.009)),
  ClbHttp502: perMinute((load) => badGateways(load) + load.refused),
};

export const functionMetrics: Readonly<Record<string, Metric>> = {
  Duration: milliseconds(36, 0.28),
  Invocation: perMinute(answeredBehind, "sum"),
  Error: perMinute((load) => fine(load) * 0.003 + load.failed, "sum"),
  ConcurrentExecutions: { of: ({ answered }) => Math.ceil(answered * 0.05), over: "greatest" },
  Http4xx: perMinute(share(0.016), "sum"),
};
