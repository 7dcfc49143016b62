import type { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import {
  describeListeners,
  describeLoadBalancers,
  describeTargets,
  describeTaskStatus,
} from "#lib/cloud/catalogue/clb/actions.ts";
import { getMonitorData } from "#lib/cloud/catalogue/monitor.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
import { describeNetworkAccountType } from "#lib/cloud/catalogue/vpc.ts";
import type { CallerIdentity, CloudClient } from "#lib/cloud/client.ts";
import { isNotAllowed, isNotOffered } from "#lib/cloud/errors.ts";
import { type CloudFailure, isCloudError } from "#lib/cloud/failure.ts";
import type { PermissionName } from "#lib/cloud/permissions.ts";
import { cachedRead, type OnBehalf } from "#lib/inventory/cached-read.ts";
import { withinTime } from "#lib/inventory/within-time.ts";

/** Result of the probe of one action. A write is never tried. */
export type ProbeVerdict =
  | { kind: "allowed" }
  | { kind: "refused"; failure: CloudFailure }
  /** The international site doesn't have the action, which the console doesn't need. */
  | { kind: "not-offered" }
  /** The call failed before the cloud checked the permission. */
  | { kind: "not-asked"; failure: CloudFailure }
  | { kind: "not-tried" };

export interface ProbeReport {
  caller: CallerIdentity;
  verdicts: Record<PermissionName, ProbeVerdict>;
  askedAt: Date;
}

interface ProbeQuery {
  region: string;
  /** Language of the cloud's messages. */
  language: string;
}

/**
 * Probes which reads the console's keys are permitted, with a minimal call of each action. @param mostMs greatest age of an
 * answer, by default a minute; 0 probes again. @throws CloudError if the identity can't be read
 */
export type Probes = (query: ProbeQuery, mostMs?: number) => Promise<ProbeReport>;

const keptMs = 60_000;
const longestMs = 15_000;
/** Ids and names that don't exist: "not found" shows that the call is permitted. */
const invented = {
  loadBalancer: "lb-00000000",
  listener: "lbl-00000000",
  function: "clb-function-console-probe",
  task: "00000000-0000-0000-0000-000000000000",
};

export function createProbes(client: CloudClient): Probes {
  const read = cachedRead<ProbeQuery & { caller: CallerIdentity }, ProbeReport>({
    ttlMs: keptMs,
    max: 50,
    keyOf: ({ region, language, caller }) => JSON.stringify([caller.principalId, region, language]),
    async load({ caller, ...query }, behalf) {
      return { caller, verdicts: await probeAll(client, { ...query, ...behalf }), askedAt: new Date() };
    },
  });
  return (query, mostMs) =>
    withinTime(longestMs, undefined, async (signal) =>
      read({ ...query, caller: await client.identity(signal) }, { mostMs, signal }),
    );
}

async function probeAll(client: CloudClient, options: ProbeQuery & OnBehalf): Promise<ProbeReport["verdicts"]> {
  async function probe<Request extends z.ZodType, Response extends z.ZodType>(
    action: Action<Request, Response>,
    request: z.output<Request>,
  ): Promise<{ verdict: ProbeVerdict; response: z.output<Response> | null }> {
    try {
      const { response } = await client.call(action, request, options);
      return { verdict: { kind: "allowed" }, response };
    } catch (error) {
      if (!isCloudError(error)) throw error;
      return { verdict: verdictOfFailure(error.failure), response: null };
    }
  }

  async function ofLoadBalancers() {
    const loadBalancers = await probe(describeLoadBalancers, { Offset: 0, Limit: 1 });
    const LoadBalancerId = loadBalancers.response?.LoadBalancerSet?.[0]?.LoadBalancerId ?? invented.loadBalancer;
    const request = { LoadBalancerId, ListenerIds: [invented.listener] };
    const [listeners, targets] = await Promise.all([
      probe(describeListeners, request),
      probe(describeTargets, request),
    ]);
    return {
      DescribeLoadBalancers: loadBalancers.verdict,
      DescribeListeners: listeners.verdict,
      DescribeTargets: targets.verdict,
    };
  }

  async function ofFunctions() {
    const functions = await probe(listFunctions, { Namespace: "default", Offset: 0, Limit: 1 });
    const FunctionName = functions.response?.Functions?.[0]?.FunctionName ?? invented.function;
    const request = { Namespace: "default", FunctionName };
    const [versions, aliases] = await Promise.all([
      probe(listVersionByFunction, { ...request, Offset: 0, Limit: 1 }),
      probe(listAliases, { ...request, Offset: "0", Limit: "1" }),
    ]);
    return {
      ListFunctions: functions.verdict,
      ListVersionByFunction: versions.verdict,
      ListAliases: aliases.verdict,
    };
  }

  const [loadBalancers, functions, task, namespaces, accountType, monitor] = await Promise.all([
    ofLoadBalancers(),
    ofFunctions(),
    probe(describeTaskStatus, { TaskId: invented.task }),
    probe(listNamespaces, { Offset: 0, Limit: 1 }),
    probe(describeNetworkAccountType, {}),
    probe(getMonitorData, {
      Namespace: "QCE/SCF_V2",
      MetricName: "Invocation",
      Instances: [{ Dimensions: [{ Name: "functionName", Value: invented.function }] }],
    }),
  ]);
  return {
    ...loadBalancers,
    DescribeTaskStatus: task.verdict,
    RegisterFunctionTargets: { kind: "not-tried" },
    ModifyFunctionTargets: { kind: "not-tried" },
    DeregisterFunctionTargets: { kind: "not-tried" },
    ListNamespaces: namespaces.verdict,
    ...functions,
    DescribeNetworkAccountType: whereOffered(accountType.verdict),
    GetMonitorData: monitor.verdict,
    // The identity was read by the probe itself.
    GetCallerIdentity: { kind: "allowed" },
  };
}

function whereOffered(verdict: ProbeVerdict): ProbeVerdict {
  return verdict.kind === "not-asked" && isNotOffered(verdict.failure) ? { kind: "not-offered" } : verdict;
}

/** Families of refusals that the cloud returns only after it has checked the permission. */
const afterPermission = [
  "FailedOperation",
  "InvalidParameter",
  "InvalidParameterValue",
  "LimitExceeded",
  "MissingParameter",
  "ResourceNotFound",
];

/** Verdict of a failed probe: a "not found" or a wrong argument shows that the call is permitted. */
export function verdictOfFailure(failure: CloudFailure): ProbeVerdict {
  if (isNotAllowed(failure)) return { kind: "refused", failure };
  const [family] = failure.kind === "refused" ? failure.code.split(".") : [];
  return afterPermission.some((code) => code === family) ? { kind: "allowed" } : { kind: "not-asked", failure };
}
