/** A metric's value for a minute, computed from its requests per second. */
type Metric = (requests: number) => number;

const perMinute =
  (share: number): Metric =>
  (requests) =>
    Math.round(requests * 60 * share);
const scaled =
  (factor: number): Metric =>
  (requests) =>
    Math.round(requests * factor * 1000) / 1000;
/** Milliseconds: slightly slower under load, 0 without requests. */
const milliseconds =
  (idle: number, perRequest: number): Metric =>
  (requests) =>
    requests === 0 ? 0 : Math.round((idle + perRequest * requests) * 100) / 100;

/** Metrics of a rule: requests, connections, packets, traffic, and status codes. */
export const ruleMetrics: Readonly<Record<string, Metric>> = {
  QPS: scaled(1),
  ResponseTimeAverage: milliseconds(42, 0.3),
  ResponseTimeMax: milliseconds(310, 4),
  ResponseTimeoutNum: perMinute(0.0004),
  ConNum: scaled(1.6),
  NewConn: scaled(0.4),
  InPkg: scaled(5.5),
  OutPkg: scaled(7.2),
  InTraffic: scaled(0.011),
  OutTraffic: scaled(0.094),
  HttpCode2XX: perMinute(0.962),
  HttpCode3XX: perMinute(0.018),
  HttpCode4XX: perMinute(0.016),
  HttpCode5XX: perMinute(0.004),
  HttpCode404: perMinute(0.009),
  HttpCode502: perMinute(0.001),
  ClbHttp3xx: perMinute(0.001),
  ClbHttp4xx: perMinute(0.002),
  ClbHttp5xx: perMinute(0.0005),
  ClbHttp404: perMinute(0.0008),
  ClbHttp502: perMinute(0.0002),
};

export const functionMetrics: Readonly<Record<string, Metric>> = {
  Duration: milliseconds(36, 0.28),
  Invocation: perMinute(1),
  Error: perMinute(0.003),
  ConcurrentExecutions: (requests) => Math.ceil(requests * 0.05),
  Http4xx: perMinute(0.016),
};
