import type { z } from "zod";
import type { getMonitorData as getMonitorDataAction } from "#lib/cloud/catalogue/monitor.ts";
import type { CallContext } from "#lib/sandbox/actions/handler.ts";
import { functionMetrics, ruleMetrics } from "#lib/sandbox/actions/metrics.ts";
import { wrongLength, wrongValue } from "#lib/sandbox/messages.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { domainsOf } from "#lib/sandbox/world/region.ts";
import { requestsPerSecond, type Source } from "#lib/sandbox/world/traffic.ts";
import type { BoundFunction, CloudFunction, Listener, LoadBalancer, Rule } from "#lib/sandbox/world/types.ts";

type Request = z.output<typeof getMonitorDataAction.request>;
type Dimensions = ReadonlyMap<string, string>;

/** A kind of resource with metrics: the dimensions that name it and the sources of its traffic. */
interface MetricSubject {
  metrics: Readonly<Record<string, (requests: number) => number>>;
  dimensions: string[];
  required: string;
  /** Null for an unknown resource. */
  sources(dimensions: Dimensions, context: CallContext): Source[] | null;
}

const subjects = new Map<string, MetricSubject>([
  [
    "QCE/LOADBALANCE",
    {
      metrics: ruleMetrics,
      dimensions: ["vip", "loadBalancerPort", "protocol", "domain", "url"],
      required: "vip",
      sources: sourcesOfRules,
    },
  ],
  [
    "QCE/SCF_V2",
    {
      metrics: functionMetrics,
      // The cloud's own spelling.
      dimensions: ["functionName", "namspace", "version", "alias"],
      required: "functionName",
      sources: sourcesOfFunction,
    },
  ],
]);

const mostPoints = 1440;
const hour = 3600;

/** A metric over time, the same at every call, without points in the future. */
export function getMonitorData(request: Request, context: CallContext) {
  const subject = subjects.get(request.Namespace);
  if (!subject) throw new ApiRefusal("InvalidParameterValue", wrongValue("Namespace"));
  const metric = Object.hasOwn(subject.metrics, request.MetricName) ? subject.metrics[request.MetricName] : undefined;
  if (!metric) throw new ApiRefusal("InvalidParameterValue", wrongValue("MetricName"));
  const { period, start, end } = timesOf(request, context.now);
  const places = request.Instances.map(({ Dimensions }, index) => dimensionsOf(Dimensions, index, subject));
  const timestamps: number[] = [];
  for (let at = start - (start % period); at <= end; at += period) if (at <= context.now) timestamps.push(at);
  const statistics = request.SpecifyStatistics ?? 0;
  const points = places.map((place, index) => {
    const sources = subject.sources(place, context);
    const told = sources ? timestamps : [];
    const minutes = told.map((at) => minutesFrom(at, period).map((minute) => metric(sum(sources ?? [], minute))));
    const average = minutes.map((values) => round(values.reduce((a, b) => a + b, 0) / values.length));
    return {
      Dimensions: request.Instances[index]?.Dimensions ?? [],
      Timestamps: told,
      Values: average,
      AvgValues: statistics & 1 ? average : null,
      MaxValues: statistics & 2 ? minutes.map((values) => Math.max(...values)) : null,
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

function dimensionsOf(given: { Name: string; Value: string }[], index: number, subject: MetricSubject): Dimensions {
  const place = new Map(given.map(({ Name, Value }) => [Name, Value]));
  const parameter = `Instances.${index}.Dimensions`;
  if (place.size < given.length) throw new ApiRefusal("InvalidParameterValue", wrongLength(parameter));
  const known = given.every(({ Name }) => subject.dimensions.includes(Name));
  if (!known || !place.has(subject.required)) throw new ApiRefusal("InvalidParameterValue", wrongValue(parameter));
  return place;
}

function minutesFrom(at: number, period: number): number[] {
  return Array.from({ length: period / 60 }, (_, minute) => Math.floor(at / 60) + minute);
}

function sum(sources: Source[], minute: number): number {
  return sources.reduce((total, source) => total + requestsPerSecond(source, minute), 0);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

interface Placed {
  loadBalancer: LoadBalancer;
  listener: Listener;
  rule: Rule;
}

function rulesOf({ region }: CallContext): Placed[] {
  return region
    .loadBalancersBy("CreateTime")
    .flatMap((loadBalancer) =>
      loadBalancer.listeners.flatMap((listener) => listener.rules.map((rule) => ({ loadBalancer, listener, rule }))),
    );
}

/** A rule has traffic since its function was bound, or always where it has servers. */
function sourceOf({ rule }: Placed): Source[] {
  if (rule.servers.length > 0) return [{ name: rule.id, since: rule.createdAt }];
  return rule.function ? [{ name: rule.id, since: rule.function.addedAt }] : [];
}

function sourcesOfRules(dimensions: Dimensions, context: CallContext): Source[] | null {
  const is = (name: string, ...values: (string | number)[]) => {
    const wanted = dimensions.get(name)?.toLowerCase();
    return wanted === undefined || values.some((value) => String(value).toLowerCase() === wanted);
  };
  const found = rulesOf(context).filter(
    ({ loadBalancer, listener, rule }) =>
      is("vip", loadBalancer.vip) &&
      is("loadBalancerPort", listener.port) &&
      is("protocol", listener.protocol) &&
      is("domain", ...domainsOf(rule)) &&
      is("url", rule.url),
  );
  return found.length > 0 ? found.flatMap(sourceOf) : null;
}

/** Traffic of an alias, of a version (also through an alias that points to it), or of the whole function. */
function sourcesOfFunction(dimensions: Dimensions, context: CallContext): Source[] | null {
  const namespace = dimensions.get("namspace") ?? "default";
  const name = dimensions.get("functionName") ?? "";
  const found = context.region.function(namespace, name);
  if (!found) return null;
  const alias = dimensions.get("alias");
  const version = dimensions.get("version");
  const counts = (bound: BoundFunction) =>
    bound.namespace === namespace &&
    bound.name === name &&
    (alias === undefined || bound.qualifier === alias) &&
    (version === undefined || versionBehind(found, bound.qualifier) === version);
  return rulesOf(context)
    .filter(({ rule }) => rule.function !== null && counts(rule.function))
    .flatMap(sourceOf);
}

function versionBehind(found: CloudFunction, qualifier: string): string {
  return found.aliases.find((alias) => alias.name === qualifier)?.version ?? qualifier;
}
