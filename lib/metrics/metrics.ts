import type { LastHour } from "#lib/api/contract/traffic.ts";
import type { TrafficPeriod } from "#lib/api/contract/words.ts";
import { getMonitorData } from "#lib/cloud/catalogue/monitor.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import { isNoSuchThing, isWrongValue } from "#lib/cloud/errors.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { missingPermissionOf } from "#lib/cloud/policy.ts";
import { cachedRead, type ReadOptions } from "#lib/inventory/cached-read.ts";
import { findIn } from "#lib/inventory/listed.ts";
import type { Reads, Scope } from "#lib/inventory/reads.ts";
import { withinTime } from "#lib/inventory/within-time.ts";
import { added, beyond, compose, type Figures, sumOf } from "#lib/metrics/compose.ts";
import { callsFor, lengthsOf, spanOf } from "#lib/metrics/periods.ts";
import { joined, mapped, type Series, type Statistic, seriesOf } from "#lib/metrics/series.ts";
import type { RuleSubject, TrafficAnswer, TrafficSubject } from "#lib/metrics/traffic.ts";

interface Asking {
  /** Language of the cloud's messages. */
  language: string;
  /** Fires when the caller no longer waits. */
  signal?: AbortSignal;
}

/**
 * The figures of the cloud's monitor. They are read when a person looks at them and never in the background, because beyond a
 * million calls a month the cloud charges for them.
 */
export interface Metrics {
  /** @throws CloudError, but not for a missing permission; the reason of the signal */
  traffic(asking: Asking & { subject: TrafficSubject; period: TrafficPeriod }): Promise<TrafficAnswer>;
  /** @throws as `traffic` does */
  lastHour(asking: Asking & { rule: RuleSubject }): Promise<LastHour>;
  /** Drops everything read so far. */
  forget(): void;
}

const ttlMs = 60_000;
const limitMs = 15_000;

/** The dimensions that name a thing to the monitor. */
type Names = Readonly<Record<string, string>>;

interface SeriesQuery extends Scope {
  namespace: "QCE/LOADBALANCE" | "QCE/SCF_V2";
  names: Names;
  metric: string;
  statistic: Statistic;
  period: TrafficPeriod;
}

export function createMetrics(client: CloudClient, reads: Reads): Metrics {
  let world = 0;

  const series = cachedRead<SeriesQuery, Series>({
    ttlMs,
    max: 1_000,
    keyOf: ({ accountId, region, metric, statistic, period, names }) =>
      JSON.stringify([world, accountId, region, metric, statistic, period, Object.entries(names)]),
    async load({ namespace, names, metric, statistic, period, region, language }, behalf) {
      const { point } = lengthsOf[period];
      const Dimensions = Object.entries(names).map(([Name, Value]) => ({ Name, Value }));
      const parts = callsFor(period, spanOf(period, Date.now())).map(async ({ from, to }) => {
        const request = {
          Namespace: namespace,
          MetricName: metric,
          Instances: [{ Dimensions }],
          Period: point,
          StartTime: beijingTime(from),
          EndTime: beijingTime(to),
          ...(statistic === "MaxValues" && { SpecifyStatistics: 2 }),
        };
        const { response } = await client.call(getMonitorData, request, { region, language, ...behalf });
        return seriesOf(response, statistic, point);
      });
      return joined(await Promise.all(parts));
    },
  });

  /** The rule as the monitor calls it; a reason where it can't be named. */
  async function namesOf(rule: RuleSubject, scope: Scope, wanted: ReadOptions): Promise<Names | "no-address" | "gone"> {
    const query = { ...scope, loadBalancerId: rule.loadBalancerId };
    const [loadBalancers, listeners] = await Promise.all([
      reads.loadBalancer(query, wanted),
      reads.listeners(query, wanted),
    ]);
    const loadBalancer = findIn(loadBalancers, ({ LoadBalancerId }) => LoadBalancerId === rule.loadBalancerId);
    const listener = findIn(listeners, ({ ListenerId }) => ListenerId === rule.listenerId);
    const found = listener?.Rules?.find(({ LocationId }) => LocationId === rule.locationId);
    if (!loadBalancer || !listener || !found) return "gone";
    const vip = loadBalancer.LoadBalancerVips?.[0] ?? loadBalancer.AddressIPv6;
    const domain = found.Domain ?? found.Domains?.[0];
    if (!vip || !domain || !found.Url || listener.Port === null || !listener.Protocol) return "no-address";
    return {
      vip,
      loadBalancerPort: `${listener.Port}`,
      protocol: listener.Protocol.toLowerCase(),
      domain,
      url: found.Url,
    };
  }

  async function ofRule(subject: RuleSubject, period: TrafficPeriod, scope: Scope, wanted: ReadOptions) {
    const names = await namesOf(subject, scope, wanted).catch(goneIfUnknown);
    if (typeof names === "string") return names;
    const one = (metric: string, statistic: Statistic = "Values") =>
      series({ ...scope, namespace: "QCE/LOADBALANCE", names, metric, statistic, period }, wanted);
    const [perSecond, of4xx, of5xx, all4xx, all5xx, average, greatest] = await Promise.all([
      one("QPS"),
      one("HttpCode4XX"),
      one("HttpCode5XX"),
      // The mainland's page doesn't have these two.
      one("ClbHttp4xx").catch(nullIfUnknown),
      one("ClbHttp5xx").catch(nullIfUnknown),
      one("ResponseTimeAverage"),
      one("ResponseTimeMax"),
    ]);
    const figures: Figures = {
      requests: perMinuteOf(perSecond),
      clientErrors: of4xx,
      serverErrors: of5xx,
      ownErrors: added(beyond(all4xx, of4xx), beyond(all5xx, of5xx)),
      average,
      greatest,
    };
    return figures;
  }

  async function ofFunction(
    { namespace, name }: Extract<TrafficSubject, { kind: "function" }>,
    period: TrafficPeriod,
    scope: Scope,
    wanted: ReadOptions,
  ) {
    const names = { functionName: name, namespace };
    const one = (metric: string, statistic: Statistic = "Values") =>
      series({ ...scope, namespace: "QCE/SCF_V2", names, metric, statistic, period }, wanted);
    const [calls, errors, average, greatest] = await Promise.all([
      one("Invocation"),
      one("Error"),
      one("Duration"),
      one("Duration", "MaxValues"),
    ]);
    // These two are sums of their points.
    const perMinute = (sums: Series) => mapped(sums, (value) => (value * 60) / sums.point);
    const figures: Figures = {
      requests: perMinute(calls),
      clientErrors: null,
      serverErrors: perMinute(errors),
      ownErrors: null,
      average,
      greatest,
    };
    return figures;
  }

  function look<Value>(
    { region }: TrafficSubject,
    { language, signal: left }: Asking,
    work: (scope: Scope, wanted: ReadOptions) => Promise<Value>,
  ): Promise<Value> {
    return withinTime(limitMs, left, async (signal) => {
      const { accountId } = await client.identity(signal);
      return work({ accountId, region, language }, { signal });
    });
  }

  return {
    async traffic({ subject, period, ...asking }) {
      try {
        return await look(subject, asking, async (scope, wanted): Promise<TrafficAnswer> => {
          const figures =
            subject.kind === "rule"
              ? await ofRule(subject, period, scope, wanted)
              : await ofFunction(subject, period, scope, wanted);
          if (typeof figures === "string") return { kind: "nothing", reason: figures };
          return compose(figures, period, spanOf(period, Date.now()));
        });
      } catch (error) {
        const permission = isCloudError(error) ? missingPermissionOf(error.failure) : null;
        if (permission) return { kind: "not-permitted", permission };
        throw error;
      }
    },

    lastHour: ({ rule, ...asking }) =>
      look(rule, asking, async (scope, wanted): Promise<LastHour> => {
        const names = await namesOf(rule, scope, wanted).catch(goneIfUnknown);
        if (typeof names === "string") return { requests: null };
        const one = { metric: "QPS", statistic: "Values", period: "1h" } as const;
        const requests = perMinuteOf(await series({ ...scope, namespace: "QCE/LOADBALANCE", names, ...one }, wanted));
        return { requests: requests.values.size === 0 ? null : sumOf(requests, spanOf("1h", Date.now())) };
      }).catch((error: unknown) => {
        if (isCloudError(error) && missingPermissionOf(error.failure)) return { requests: null };
        throw error;
      }),

    forget() {
      world += 1;
    },
  };
}

function perMinuteOf(perSecond: Series): Series {
  return mapped(perSecond, (value) => value * 60);
}

function goneIfUnknown(error: unknown): "gone" {
  if (isCloudError(error) && isNoSuchThing(error.failure)) return "gone";
  throw error;
}

function nullIfUnknown(error: unknown): null {
  if (isCloudError(error) && isWrongValue(error.failure)) return null;
  throw error;
}

/** As the cloud writes it, in Beijing time. */
function beijingTime(seconds: number): string {
  return `${new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19)}+08:00`;
}
