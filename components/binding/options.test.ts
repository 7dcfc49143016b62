import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import {
  functionOption,
  listenerOption,
  loadBalancerOption,
  qualifierOption,
  regionOption,
  ruleOption,
} from "#components/binding/options.ts";
import { optionFacts } from "#components/ui/combobox/options.ts";
import type { QualifierItem } from "#lib/api/contract/inventory.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

// What each list tells beside the name: after the id, and in the column at its end.

const t = createTranslator({ locale: "en", messages, namespace: "bind" });
const tVerdict = createTranslator({ locale: "en", messages, namespace: "verdict" });
const eligible = { kind: "eligible" } as const;

it("tells a region's number of load balancers once it is known", () => {
  const region = { id: "ap-tokyo", name: "Tokyo", verdict: eligible };
  expect(regionOption(region, tVerdict, t).aside).toEqual([]);
  expect(regionOption(region, tVerdict, t, 1).aside).toEqual(["1 load balancer"]);
});

it("tells a load balancer's address and network, and its rules or changes where they are known", () => {
  const item = {
    loadBalancerId: "lb-1",
    name: "gateway",
    network: "OPEN",
    ipVersion: "ipv4",
    address: "203.0.113.1",
    vpcId: "vpc-1",
    verdict: eligible,
  } as const;
  const rules = { free: 3, bound: 1 };
  const option = loadBalancerOption(item, tVerdict, t, { rules });
  expect(optionFacts(option)).toEqual(["lb-1", "IPv4", "public", "vpc-1"]);
  expect(option.aside).toEqual(["203.0.113.1", "3 free rules, 1 bound"]);
  expect(loadBalancerOption(item, tVerdict, t).aside).toEqual(["203.0.113.1"]);
  const busy = (isAll: boolean) => loadBalancerOption(item, tVerdict, t, { rules, unfinished: { count: 2, isAll } });
  expect(busy(true).aside).toEqual(["203.0.113.1", "2 unfinished changes"]);
  expect(busy(false).aside).toEqual(["203.0.113.1", "at least 2 unfinished changes"]);
});

it("tells a listener's protocol, port, certificates and number of rules", () => {
  const item = { listenerId: "lbl-1", name: "https", protocol: "HTTPS", port: 443, ruleCount: 4, verdict: eligible };
  const option = listenerOption({ ...item, certificates: ["c1", "c2"] }, tVerdict, t);
  expect(optionFacts(option)).toEqual(["lbl-1", "certificate c1", "certificate c2"]);
  expect(option.aside).toEqual(["HTTPS:443", "4 rules"]);
});

it("tells the function of a rule", () => {
  const binding = { function: { namespace: "shop", name: "cart", qualifier: "3" }, weight: 10 };
  const item = { locationId: "loc-1", domain: "a.example", url: "/", binding, serverCount: 0, verdict: eligible };
  expect(ruleOption(item, tVerdict, t).aside).toEqual(["→ shop/cart:3", "weight 10"]);
});

it("tells a function's runtime and last change, and its status and type where they are unusual", () => {
  const item = {
    name: "cart",
    id: "lam-1",
    type: "Event",
    runtime: "Go1",
    status: "Active",
    description: "Shopping cart",
    changedAt: "2026-11-24 08:15:00",
    verdict: eligible,
  };
  expect(optionFacts(functionOption(item, tVerdict, t))).toEqual(["Shopping cart", "lam-1"]);
  expect(functionOption(item, tVerdict, t).aside).toEqual(["Go1", "changed 2026-11-24"]);
  const updating = { ...item, status: "Updating", type: "HTTP" };
  expect(optionFacts(functionOption(updating, tVerdict, t))).toEqual(["Updating", "HTTP", "Shopping cart", "lam-1"]);
});

it("groups qualifiers by what becomes of them, and tells the aliases that point to a version", () => {
  const item = { description: "", changedAt: "2026-11-24 08:15:00", verdict: eligible };
  const alias = (name: string, pointsTo: string): QualifierItem => ({ ...item, name, type: "ALIAS", pointsTo });
  const version = (name: string): QualifierItem => ({ ...item, name, type: "VERSION", pointsTo: null });
  const all = [
    alias("prod", "3"),
    alias("canary", "3"),
    version("3"),
    alias("$DEFAULT", "$LATEST"),
    version("$LATEST"),
  ];
  const options = all.map((one) => qualifierOption(one, all, tVerdict, t));
  expect(options.map(({ aside }) => aside?.[0])).toEqual([
    "alias → 3",
    "alias → 3",
    "version ← prod, canary",
    "alias → $LATEST",
    "version ← $DEFAULT",
  ]);
  const { alias: aliases, version: versions, moving } = messages.bind.qualifierGroup;
  expect(options.map(({ group }) => group)).toEqual([aliases, aliases, versions, moving, moving]);
});
