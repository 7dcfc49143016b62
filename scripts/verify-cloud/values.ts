import type { Findings } from "#scripts/verify-cloud/findings.ts";
import type { Survey } from "#scripts/verify-cloud/survey.ts";

/** Documented spelling of the values that the console's rules depend on. */
const documented = {
  LoadBalancerType: ["OPEN", "INTERNAL"],
  AddressIPVersion: ["ipv4", "ipv6"],
  IPv6Mode: ["IPv6Nat64", "IPv6FullChain"],
  Protocol: ["TCP", "UDP", "TCP_SSL", "QUIC", "HTTP", "HTTPS"],
  TargetType: ["NODE", "TARGETGROUP"],
  QuicStatus: ["QUIC_ACTIVE", "QUIC_INACTIVE"],
  Type: ["Event", "HTTP"],
  Status: [
    "Creating",
    "CreateFailed",
    "Active",
    "Updating",
    "UpdateFailed",
    "Publishing",
    "PublishFailed",
    "Deleting",
    "DeleteFailed",
  ],
} as const;

type Member = keyof typeof documented;
type Spelt = Partial<Record<Member, unknown>>;

/** Checks that enumerations are spelt as documented: the console ignores case and tolerates no other difference. */
export function lookAtValues(found: Findings, { loadBalancers, listeners, functions }: Survey): void {
  const rules = listeners.flatMap((listener) => listener.Rules ?? []);
  const look = (
    id: "values-load-balancer" | "values-listener" | "values-function",
    items: Spelt[],
    members: Member[],
  ) => {
    if (items.length === 0) return found.couldNotSee(id, "there is none");
    const others = members.flatMap((member) => otherSpellings(items, member));
    found.saw(id, others.length > 0 ? others.join("; ") : "as documented");
  };
  const plain = loadBalancers.map(({ LoadBalancerType, AddressIPVersion, IPv6Mode }) => ({
    LoadBalancerType,
    AddressIPVersion,
    IPv6Mode,
  }));
  look("values-load-balancer", plain, ["LoadBalancerType", "AddressIPVersion", "IPv6Mode"]);
  const lines = [...listeners, ...rules.map(({ TargetType, QuicStatus }) => ({ TargetType, QuicStatus }))];
  look("values-listener", lines, ["Protocol", "TargetType", "QuicStatus"]);
  look("values-function", functions ?? [], ["Type", "Status"]);
}

function otherSpellings(items: readonly Spelt[], member: Member): string[] {
  const known: readonly unknown[] = documented[member];
  const values = new Set(items.map((item) => item[member]).filter((value) => value !== undefined && value !== null));
  return [...values].filter((value) => !known.includes(value)).map((value) => `${member} ${JSON.stringify(value)}`);
}
