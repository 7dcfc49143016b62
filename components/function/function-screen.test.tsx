import { dehydrate, QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { functionQuery, qualifiersQuery } from "#components/data/inventory-queries.ts";
import { bindingsPage, inventoryProgress } from "#components/data/stored-queries.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { bindingTo } from "#components/data/testing/samples.ts";
import { callersFilter } from "#components/function/callers-filter.ts";
import { FunctionScreen } from "#components/function/function-screen.tsx";
import type { FunctionItem, MissingRead, QualifierItem } from "#lib/api/contract/inventory.ts";
import type { InventoryProgress, StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const of = { region: "ap-guangzhou", namespace: "default", name: "pay" };
const eligible = { kind: "eligible" } as const;
const pay: FunctionItem = {
  name: "pay",
  id: "lam-1",
  type: "Event",
  runtime: "Nodejs18.15",
  status: "Active",
  description: "",
  changedAt: "2026-11-24 08:15:00",
  verdict: eligible,
};
const version: QualifierItem = {
  name: "3",
  type: "VERSION",
  description: "",
  changedAt: "",
  pointsTo: null,
  verdict: eligible,
};
const prod: QualifierItem = { ...version, name: "prod", type: "ALIAS", pointsTo: "3" };

function calling(qualifier: string, locationId: string, weight = 10): StoredRule {
  return {
    region: of.region,
    loadBalancer: { loadBalancerId: "lb-1", name: "gateway" },
    listener: { listenerId: "lbl-1", protocol: "HTTP", port: 80 },
    locationId,
    domain: `${locationId}.example`,
    url: "/",
    target: "function",
    binding: bindingTo("pay", qualifier, weight),
    serverCount: 0,
    drifted: false,
    readAt: "2026-11-24T08:00:00.000Z",
  };
}

interface Drawn {
  found?: FunctionItem[];
  rules?: StoredRule[];
  missing?: MissingRead[];
  progress?: InventoryProgress;
}

function drawn({ found = [pay], rules = [], missing, progress }: Drawn): string {
  const client = new QueryClient();
  client.setQueryData(functionQuery({}, of).queryKey, found);
  const qualifiers = { items: [prod, version], total: 2, nextOffset: null, ...(missing && { missing }) };
  client.setQueryData(
    qualifiersQuery({}, { region: of.region, namespace: of.namespace, function: of.name }).queryKey,
    qualifiers,
  );
  const page = { items: rules, total: rules.length, capped: false, next: null, previous: null };
  client.setQueryData(bindingsPage({}, callersFilter(of, new URLSearchParams())).queryKey, page);
  if (progress) client.setQueryData(inventoryProgress({}).queryKey, progress);
  const never = () => Promise.reject(new Error("nobody presses here"));
  const screen = (
    <FunctionScreen
      {...of}
      region={{ id: of.region, name: "Guangzhou" }}
      cloud={{ realm: "intl", endpoint: null }}
      action={never}
      refresh={never}
      traffic={null}
    />
  );
  return draw(<FirstPaint state={dehydrate(client)}>{screen}</FirstPaint>)
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

/** The drawn list of rules that call this version or alias. */
function groupOf(page: string, qualifier: string): string {
  const [, after = ""] = page.split(`<ul aria-label="${qualifier}">`);
  return after.split("</ul>")[0] ?? "";
}

it("shows every rule that calls it under the version or alias that it calls, each with its changes", () => {
  const page = drawn({ rules: [calling("3", "loc-a", 40), calling("prod", "loc-b"), calling("prod", "loc-c")] });
  expect(groupOf(page, "3")).toContain("loc-a.example/");
  expect(groupOf(page, "3")).not.toContain("loc-b");
  expect(groupOf(page, "prod").match(/<li /g)).toHaveLength(2);
  for (const text of ["weight 40", "Unbind", "Change weight", "Replace function", "gateway"]) {
    expect(groupOf(page, "3")).toContain(text);
  }
  expect(page).toContain("alias of 3");
  expect(page).toContain(`href="/load-balancers/${of.region}/lb-1"`);
});

it("leads to the bind form with the function, to its rules and to its operations", () => {
  const page = drawn({ rules: [calling("3", "loc-a")] });
  expect(page).toContain('href="/bind?region=ap-guangzhou&namespace=default&function=pay"');
  expect(page).toContain('href="/operations?region=ap-guangzhou&function=default%2Fpay"');
  expect(page).toContain('href="/bindings?region=ap-guangzhou&namespace=default&function=pay&qualifier=prod"');
});

it("marks a version that is called and doesn't exist, but only where that is known", () => {
  const missing = messages.verdict["qualifier-missing"];
  expect(drawn({ rules: [calling("9", "loc-a")] })).toContain(missing);
  expect(drawn({ rules: [calling("3", "loc-a")] })).not.toContain(missing);
  const refused = { name: "ListAliases", action: "scf:ListAliases", keys: null, policy: "{}" } as const;
  const page = drawn({ rules: [calling("9", "loc-a")], missing: [refused] });
  expect(page).not.toContain(missing);
  expect(page).toContain("scf:ListAliases");
});

it("doesn't say that it shows every rule while some haven't been read", () => {
  const { inventory } = messages.common;
  const all = { on: true, known: 3, read: 3, unlisted: 0, secondsLeft: 0, oldestReadAt: null, failures: [] };
  expect(drawn({ progress: all })).not.toContain(inventory.notYet);
  expect(drawn({ progress: { ...all, read: 2 } })).toContain(inventory.notYet);
  expect(drawn({ progress: { ...all, on: false } })).toContain(inventory.off);
});

it("a function that is gone says so, and still shows the rules that call it", () => {
  const page = drawn({ found: [], rules: [calling("3", "loc-a")] });
  expect(page).toContain(messages.functions.gone.title);
  expect(page).toContain("loc-a.example/");
  expect(page).not.toContain('href="/bind?region=ap-guangzhou&namespace=default&function=pay"');
});
