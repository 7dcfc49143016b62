import type { z } from "zod";
import type { getMonitorData as getMonitorDataAction } from "#lib/cloud/catalogue/monitor.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { functionMetrics, type Metric, ruleMetrics } from "#lib/sandbox/actions/metrics.ts";
import { wrongLength, wrongValue } from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { domainsOf } from "#lib/sandbox/world/region.ts";
import { boundAt, type Load, lastSecondOf, loadOf, noLoad } from "#lib/sandbox/world/traffic.ts";
import type { BoundFunction, CloudFunction, Listener, LoadBalancer, Rule } from "#lib/sandbox/world/types.ts";

type Request = z.output<typeof getMonitorDataAction.request>;
type Dimensions = ReadonlyMap<string, string>;

/** A resource with traffic. */
interface Subject {
  /** When it was made, in Unix seconds. */
  since: number;
  /** Its traffic in a minute (Unix time ÷ 60). */
  load(minute: number): Load;
}

/** A kind of resource with metrics, and the dimensions that name one. */
interface SubjectKind {
  metrics: Readonly<Record<string, Metric>>;
  dimensions: string[];
  required: string;
  /** Null for an unknown resource. */
  find(dimensions: Dimensions, context: CallContext): Subject | null;
}

const kinds = new Map<string, SubjectKind>([
  [
    "QCE/LOADBALANCE",
    {
      metrics: ruleMetrics,
      dimensions: ["vip", "loadBalancerPort", "protocol", "domain", "url"],
      required: "vip",
      find: findRules,
    },
  ],
  [
    "QCE/SCF_V2",
    {
      metrics: functionMetrics,
      // The international pages spell it without the first e, the mainland's with it.
      dimensions: ["functionName", "namspace", "namespace", "version", "alias"],
      required: "functionName",
      find: findFunction,
    },
  ],
]);

const mostPoints = 1440;
const hour = 3600;

/** A metric over time, the same at every call, without points in the future or from before the resource was made. */
export function getMonitorData(request: Request, context: CallContext) {
  const kind = kinds.get(request.Namespace);
  if (!kind) throw new ApiRefusal("InvalidParameterValue", wrongValue("Namespace"));
  const metric = Object.hasOwn(kind.metrics, request.MetricName) ? kind.metrics[request.MetricName] : undefined;
  if (!metric) throw new ApiRefusal("InvalidParameterValue", wrongValue("MetricName"));
  const { period, start, end } = timesOf(request, context.now);
  const places = request.Instances.map(({ Dimensions }, index) => dimensionsOf(Dimensions, index, kind));
  const timestamps: number[] = [];
  for (let at = start - (start % period); at <= end; at += period) if (at <= context.now) timestamps.push(at);
  const statistics = request.SpecifyStatistics ?? 0;
  const points = places.map((place, index) => {
    const subject = kind.find(place, context);
    const told = subject ? timestamps.filter((at) => at + period > subject.since) : [];
    const minutes = told.map((at) =>
      minutesFrom(at, period).map((minute) => metric.of(subject?.load(minute) ?? noLoad)),
    );
    const average = minutes.map((values) => round(totalOf(values) / values.length));
    const greatest = minutes.map((values) => Math.max(...values));
    return {
      Dimensions: request.Instances[index]?.Dimensions ?? [],
      Timestamps: told,
      Values: { average, greatest, sum: minutes.map(totalOf) }[metric.over],
      AvgValues: statistics & 1 ? average : null,
      MaxValues: statistics & 2 ? greatest : null,
      MinValues: statistics & 4 ? minutes.map((values) => Math.min(...values)) : null,
    };
  });
  const told = { StartTime: beijingTime(start), EndTime: beijingTime(end) };
  return { Period: period, MetricName: request.MetricName, DataPoints: points, ...told };
}

function timesOf(request: Request, now: number): { period: number; start: number; end: number } {
  const period = request.Period ?? 300;
  if (period !== 60 && period !== 300) throw new ApiRefusal("InvalidParameterValue", wrongValue("Period"));
  const end = secondsOf(request.EndTime) ?? now;
  const start = secondsOf(request.StartTime) ?? end - hour;
  if (start > end) throw new ApiRefusal("InvalidParameterValue", wrongValue("StartTime"));
  const points = (Math.floor((end - start) / period) + 1) * request.Instances.length;
  if (points > mostPoints) {
    throw new ApiRefusal("InvalidParameterValue", {
      en: `The request asks for ${points} data points, more than ${mostPoints}.`,
      zh: `请求的数据点数为 ${points}，超过 ${mostPoints} 个。`,
    });
  }
  return { period, start, end };
}

/** A time without a zone is Beijing time. */
function secondsOf(text: string | undefined): number | null {
  if (!text) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}+08:00`;
  return Math.floor(Date.parse(zoned) / 1000);
}

function beijingTime(seconds: number): string {
  return `${new Date((seconds + 8 * hour) * 1000).toISOString().slice(0, 19)}+08:00`;
}

function dimensionsOf(given: { Name: string; Value: string }[], index: number, kind: SubjectKind): Dimensions {
  const place = new Map(given.map(({ Name, Value }) => [Name, Value]));
  const parameter = `Instances.${index}.Dimensions`;
  if (place.size < given.length) throw new ApiRefusal("InvalidParameterValue", wrongLength(parameter));
  const known = given.every(({ Name }) => kind.dimensions.includes(Name));
  if (!known || !place.has(kind.required)) throw new ApiRefusal("InvalidParameterValue", wrongValue(parameter));
  return place;
}

function minutesFrom(at: number, period: number): number[] {
  return Array.from({ length: period / 60 }, (_, minute) => Math.floor(at / 60) + minute);
}

function totalOf(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sum(loads: Load[]): Load {
  return loads.reduce(
    (total, load) => ({
      answered: total.answered + load.answered,
      failed: total.failed + load.failed,
      refused: total.refused + load.refused,
    }),
    noLoad,
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

interface Placed {
  loadBalancer: LoadBalancer;
  listener: Listener;
  rule: Rule;
}

function placedRules({ region }: CallContext): Placed[] {
  return region
    .loadBalancersBy("CreateTime")
    .flatMap((loadBalancer) =>
      loadBalancer.listeners.flatMap((listener) => listener.rules.map((rule) => ({ loadBalancer, listener, rule }))),
    );
}

function findRules(dimensions: Dimensions, context: CallContext): Subject | null {
  const is = (name: string, ...values: (string | number)[]) => {
    const wanted = dimensions.get(name)?.toLowerCase();
    return wanted === undefined || values.some((value) => String(value).toLowerCase() === wanted);
  };
  const found = placedRules(context).filter(
    ({ loadBalancer, listener, rule }) =>
      is("vip", loadBalancer.vip) &&
      is("loadBalancerPort", listener.port) &&
      is("protocol", listener.protocol) &&
      is("domain", ...domainsOf(rule)) &&
      is("url", rule.url),
  );
  if (found.length === 0) return null;
  return {
    since: Math.min(...found.map(({ rule }) => rule.createdAt)),
    load: (minute) => sum(found.map(({ rule }) => loadOf(rule, minute))),
  };
}

/** Traffic of an alias, of a version (also through an alias that points to it), or of the whole function. */
function findFunction(dimensions: Dimensions, context: CallContext): Subject | null {
  const namespace = dimensions.get("namespace") ?? dimensions.get("namspace") ?? "default";
  const name = dimensions.get("functionName") ?? "";
  const found = context.region.function(namespace, name);
  if (!found) return null;
  const alias = dimensions.get("alias");
  const version = dimensions.get("version");
  const calls = (bound: BoundFunction | null) =>
    bound?.namespace === namespace &&
    bound.name === name &&
    (alias === undefined || bound.qualifier === alias) &&
    (version === undefined || versionBehind(found, bound.qualifier) === version);
  const callers = placedRules(context)
    .map(({ rule }) => rule)
    .filter((rule) => calls(rule.function) || rule.former?.some((former) => calls(former.function)));
  return {
    since: found.addedAt,
    load(minute) {
      const calling = callers.filter((rule) => calls(boundAt(rule, lastSecondOf(minute))));
      // What the load balancer answers itself never reaches the function.
      return { ...sum(calling.map((rule) => loadOf(rule, minute))), refused: 0 };
    },
  };
}

function versionBehind(found: CloudFunction, qualifier: string): string {
  return found.aliases.find((alias) => alias.name === qualifier)?.version ?? qualifier;
}
