import { idSource } from "#lib/sandbox/random.ts";
import { ipv4Address, ipv6Address } from "#lib/sandbox/world/address.ts";
import type {
  Alias,
  BoundFunction,
  CloudFunction,
  FunctionStatus,
  Listener,
  LoadBalancer,
  Namespace,
  Rule,
  Server,
  Tag,
} from "#lib/sandbox/world/types.ts";

/** Creation time of the default world, 2026-10-20 10:00 in Beijing; all its dates are earlier. */
export const worldMadeAt = Date.UTC(2026, 9, 20, 2) / 1000;

const hour = 3600;

export type LoadBalancerPlan = Partial<Omit<LoadBalancer, "listeners">> & { name: string; listeners?: Listener[] };
export type RulePlan = Partial<Omit<Rule, "id" | "createdAt" | "function">> & {
  domain: string;
  url: string;
  function?: Omit<BoundFunction, "addedAt" | "modifiedAt">;
};

/** Makes the resources of one region with realistic, repeatable ids, addresses and dates, each older than the last. */
export interface Maker {
  loadBalancer(plan: LoadBalancerPlan): LoadBalancer;
  listener(protocol: Listener["protocol"], port: number, name: string, rules?: RulePlan[]): Listener;
  server(name: string, port: number): Server;
  namespace(name: string, description: string, functions: CloudFunction[]): Namespace;
  function(name: string, plan?: FunctionPlan): CloudFunction;
}

export interface FunctionPlan {
  type?: CloudFunction["type"];
  status?: FunctionStatus;
  statusDescription?: string;
  runtime?: string;
  description?: string;
  tags?: Tag[];
  /** Number of published versions. */
  versions?: number;
  aliases?: { name: string; version: string; description?: string; additional?: Alias["additional"] }[];
}

export function makerFor(seed: string, region: string): Maker {
  const id = idSource(`${seed}/${region}`);
  const vpcId = id("vpc-");
  const subnetId = id("subnet-");
  let made = 0;
  let servers = 0;
  let functions = 0;

  const next = () => {
    made += 1;
    return made;
  };

  const rule = (plan: RulePlan, createdAt: number): Rule => ({
    id: id("loc-"),
    createdAt,
    moreDomains: [],
    servers: [],
    redirect: null,
    targetType: "NODE",
    quic: false,
    defaultServer: false,
    extra: {},
    ...plan,
    function: plan.function ? { ...plan.function, addedAt: createdAt, modifiedAt: createdAt } : null,
  });

  return {
    loadBalancer: ({ listeners = [], ...plan }) => {
      const number = next();
      const ipv6 = plan.ipVersion === "ipv6" || plan.ipVersion === "nat64";
      return {
        id: id("lb-"),
        network: "OPEN",
        forward: 1,
        ipVersion: "ipv4",
        vpc: { id: vpcId, numericalId: 1_204_471, subnetId },
        vip: ipv6 ? ipv6Address(number) : ipv4Address(plan.network ?? "OPEN", number),
        domain: "",
        status: "running",
        isolated: false,
        createdAt: worldMadeAt - number * 7 * hour,
        zone: `${region}-${3 + (number % 3)}`,
        isp: plan.network === "INTERNAL" ? "INTERNAL" : "BGP",
        projectId: 0,
        chargeType: "POSTPAID_BY_HOUR",
        internet: plan.network === "INTERNAL" ? null : { chargeType: "TRAFFIC_POSTPAID_BY_HOUR", maxBandwidthOut: 10 },
        sla: "",
        exclusive: false,
        securityGroups: [],
        tags: [],
        listeners,
        ...plan,
      };
    },
    listener: (protocol, port, name, rules = []) => {
      const createdAt = worldMadeAt - (made + 1) * 7 * hour + hour;
      return {
        id: id("lbl-"),
        name,
        protocol,
        port,
        sni: false,
        certificateId: ["HTTPS", "TCP_SSL", "QUIC"].includes(protocol) ? id("") : null,
        createdAt,
        rules: rules.map((plan, index) => rule({ ...plan, defaultServer: index === 0 }, createdAt + index * 60)),
        servers: [],
        extra: {},
      };
    },
    server: (name, port) => {
      servers += 1;
      return {
        type: "CVM",
        instanceId: id("ins-"),
        name,
        port,
        weight: 10,
        privateIp: `10.0.${Math.floor(servers / 250)}.${(servers % 250) + 4}`,
        publicIp: null,
        tag: null,
        registeredAt: worldMadeAt - servers * hour,
      };
    },
    namespace: (name, description, list) => {
      const addedAt = worldMadeAt - next() * 24 * hour;
      return { name, description, addedAt, modifiedAt: addedAt, functions: list };
    },
    function: (name, plan = {}) => {
      functions += 1;
      return makeFunction(name, id("lam-"), worldMadeAt - functions * 5 * hour, plan);
    },
  };
}

function makeFunction(name: string, id: string, addedAt: number, plan: FunctionPlan): CloudFunction {
  const published = Array.from({ length: plan.versions ?? 0 }, (_, index) => ({
    version: String(index + 1),
    description: "",
    addedAt: addedAt + (index + 1) * 600,
    modifiedAt: addedAt + (index + 1) * 600,
  }));
  const modifiedAt = published.at(-1)?.addedAt ?? addedAt;
  return {
    id,
    name,
    type: plan.type ?? "Event",
    status: plan.status ?? "Active",
    statusDescription: plan.statusDescription ?? "",
    runtime: plan.runtime ?? "Nodejs18.15",
    description: plan.description ?? "",
    addedAt,
    modifiedAt,
    tags: plan.tags ?? [],
    versions: [{ version: "$LATEST", description: "", addedAt, modifiedAt }, ...published.reverse()],
    aliases: [
      { name: "$DEFAULT", version: "$LATEST", description: "", additional: null, addedAt, modifiedAt: addedAt },
      ...(plan.aliases ?? []).map((alias) => ({
        name: alias.name,
        version: alias.version,
        description: alias.description ?? "",
        additional: alias.additional ?? null,
        addedAt: modifiedAt,
        modifiedAt,
      })),
    ],
  };
}
