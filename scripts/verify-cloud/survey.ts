import type { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import { describeListeners, describeLoadBalancers, describeTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { describeRegions } from "#lib/cloud/catalogue/region.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
import { getCallerIdentity } from "#lib/cloud/catalogue/sts.ts";
import { describeNetworkAccountType } from "#lib/cloud/catalogue/vpc.ts";
import type { CheckId, ReadName } from "#scripts/verify-cloud/assumptions.ts";
import type { Cloud, Outcome } from "#scripts/verify-cloud/cloud.ts";
import type { Findings } from "#scripts/verify-cloud/findings.ts";
import { shapeDifferences } from "#scripts/verify-cloud/shape.ts";
import { CannotRun } from "#scripts/verify-cloud/stop.ts";

/** Resources of the account for the checks; null or empty where there is none or it may not be read. */
export interface Survey {
  loadBalancers: LoadBalancer[];
  /** The load balancer whose rules are read: the given one, else the first with a rule. */
  loadBalancerId: string | null;
  listeners: Listener[];
  targets: ListenerTargets[];
  functions: Output<typeof listFunctions>["Functions"];
  /** The first function, whose versions and aliases are read. */
  functionName: string | null;
  versions: Output<typeof listVersionByFunction>["Versions"];
  aliases: Output<typeof listAliases>["Aliases"];
  /** The unparsed answers. */
  raw: Partial<Record<ReadName, Outcome>>;
}

type Output<A extends { response: z.ZodType }> = z.output<A["response"]>;
type LoadBalancer = NonNullable<Output<typeof describeLoadBalancers>["LoadBalancerSet"]>[number];
type Listener = NonNullable<Output<typeof describeListeners>["Listeners"]>[number];
type ListenerTargets = NonNullable<Output<typeof describeTargets>["Listeners"]>[number];

/** Most load balancers to search for one with a rule. */
const mostLookedInto = 3;

/**
 * Reads every list once and compares each answer with the catalogue.
 *
 * @param named the load balancer given by the operator
 * @throws CannotRun if the cloud doesn't answer or refuses the keys
 */
export async function survey(cloud: Cloud, found: Findings, named: string | null): Promise<Survey> {
  const raw: Survey["raw"] = {};

  async function read<Response extends z.ZodType>(
    action: Action<z.ZodType, Response> & { name: string },
    name: ReadName,
    body: object = {},
  ): Promise<z.output<Response> | null> {
    const outcome = await cloud.ask(action, body);
    raw[name] ??= outcome;
    const allowed: CheckId = `allowed-${name}`;
    const { code, message } = outcome;
    if (code !== "OK") {
      found.saw(allowed, code, { message });
      found.couldNotSee(`shape-${name}`, code);
      return null;
    }
    found.saw(allowed, "allowed");
    const differences = shapeDifferences(action, outcome.members);
    found.saw(`shape-${name}`, differences.length > 0 ? differences.join("; ") : "as documented", { differences });
    return action.response.safeParse(outcome.members).data ?? null;
  }

  await read(getCallerIdentity, "GetCallerIdentity");
  const who = raw.GetCallerIdentity;
  if (who && who.failure !== null) refuseToGoOn(who);
  await read(describeRegions, "DescribeRegions", { Product: "clb" });
  await read(describeNetworkAccountType, "DescribeNetworkAccountType");

  const loadBalancers = (await read(describeLoadBalancers, "DescribeLoadBalancers"))?.LoadBalancerSet ?? [];
  const candidates = named
    ? [named]
    : loadBalancers.filter((one) => one.Forward === 1 && one.Status === 1).map((one) => one.LoadBalancerId);
  let looked: Pick<Survey, "loadBalancerId" | "listeners" | "targets"> = {
    loadBalancerId: null,
    listeners: [],
    targets: [],
  };
  for (const LoadBalancerId of candidates.slice(0, mostLookedInto)) {
    const listeners = (await read(describeListeners, "DescribeListeners", { LoadBalancerId }))?.Listeners ?? [];
    if (looked.loadBalancerId === null) looked = { ...looked, loadBalancerId: LoadBalancerId, listeners };
    if (!listeners.some((listener) => listener.Rules?.length)) continue;
    const targets = (await read(describeTargets, "DescribeTargets", { LoadBalancerId }))?.Listeners ?? [];
    looked = { loadBalancerId: LoadBalancerId, listeners, targets };
    break;
  }

  await read(listNamespaces, "ListNamespaces");
  const functions = (await read(listFunctions, "ListFunctions", { Namespace: "default" }))?.Functions ?? [];
  const functionName = functions[0]?.FunctionName ?? null;
  const ofFunction = { FunctionName: functionName, Namespace: "default" };
  const versions = functionName ? await read(listVersionByFunction, "ListVersionByFunction", ofFunction) : null;
  const aliases = functionName ? await read(listAliases, "ListAliases", ofFunction) : null;

  return {
    ...looked,
    loadBalancers,
    functions,
    functionName,
    versions: versions?.Versions ?? null,
    aliases: aliases?.Aliases ?? null,
    raw,
  };
}

function refuseToGoOn({ code, message, failure }: Outcome): void {
  const keysRefused = failure?.kind === "refused" && code.startsWith("AuthFailure");
  if (failure?.kind === "refused" && !keysRefused) return;
  throw new CannotRun(`The cloud does not say who calls: ${code}: ${message}`);
}
