import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { functionQuery, qualifiersQuery } from "#components/data/inventory-queries.ts";
import { operationsPage, operationView } from "#components/data/operation-queries.ts";
import { matchingBindings } from "#components/data/stored-queries.ts";
import { draw } from "#components/data/testing/draw.tsx";
import {
  accepted,
  asked,
  bindingTo,
  detailAfter,
  itsTurn,
  taskDone,
  taskFailed,
} from "#components/data/testing/samples.ts";
import { PromoteScreen } from "#components/function/promote/promote-screen.tsx";
import type { OperationDetail } from "#lib/api/contract/operation.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const { promote } = messages;
const of = { region: "ap-guangzhou", namespace: "default" };
const name = "orders-api";
const eligible = { kind: "eligible" } as const;
const version = { type: "VERSION", description: "", changedAt: "", pointsTo: null, verdict: eligible } as const;
const before = bindingTo(name, "3");
const after = bindingTo(name, "4");

function rule(locationId: string): StoredRule {
  return {
    region: of.region,
    loadBalancer: { loadBalancerId: "lb-1", name: "gateway" },
    listener: { listenerId: "lbl-1", protocol: "HTTP", port: 80 },
    locationId,
    domain: `${locationId}.example`,
    url: "/",
    target: "function",
    binding: before,
    serverCount: 0,
    drifted: false,
    readAt: "2026-11-24T08:00:00.000Z",
  };
}

interface Drawn {
  rules?: StoredRule[];
  /** The first rule's operation. */
  canary?: OperationDetail;
  query?: string;
  /** Whether the function has more operations than are read. */
  more?: boolean;
}

function drawn({
  rules = [rule("loc-a"), rule("loc-b")],
  canary,
  query = "from=3&to=4",
  more = false,
}: Drawn = {}): string {
  const client = new QueryClient();
  const found = {
    name,
    id: "",
    type: "Event",
    runtime: "",
    status: "Active",
    description: "",
    changedAt: "",
    verdict: eligible,
  };
  client.setQueryData(functionQuery({}, { ...of, name }).queryKey, [found]);
  const items = ["4", "3"].map((each) => ({ ...version, name: each }));
  client.setQueryData(qualifiersQuery({}, { ...of, function: name }).queryKey, { items, total: 2, nextOffset: null });
  client.setQueryData(matchingBindings({}, { ...of, function: name, qualifier: "3" }).queryKey, rules);
  const operations = canary ? [canary.operation] : [];
  const next = more ? "40" : null;
  const page = { items: operations, total: operations.length, capped: false, next, previous: null, usualMs: {} };
  const replaced = { region: of.region, function: `${of.namespace}/${name}`, kind: ["replace"] } as const;
  client.setQueryData(operationsPage({}, replaced).queryKey, page);
  if (canary) client.setQueryData(operationView({}, "41").queryKey, { ...canary, explained: null });
  const never = () => Promise.reject(new Error("nobody presses here"));
  const screen = (
    <PromoteScreen
      {...of}
      region={{ id: of.region, name: "Guangzhou" }}
      name={name}
      cloud={{ realm: "intl", endpoint: null }}
      change={never}
      changes={never}
    />
  );
  return draw(screen, { client, query: canary ? `${query}&canary=41` : query }).replaceAll("&#x27;", "'");
}

/** The button that promotes all that are selected: its text, and why it can't be pressed. */
function mainButton(page: string) {
  const [, attributes = "", text = ""] = /<button([^>]*bg-accent[^>]*)>(.*?)<\/button>/.exec(page) ?? [];
  return { text: text.replaceAll(/<[^>]*>/g, ""), disabled: attributes.includes('aria-disabled="true"') };
}

it("all rules that call the one are selected, and can be promoted to the other together or one first", () => {
  const page = drawn();
  expect(page).toContain("2 of 2 selected");
  expect(mainButton(page)).toEqual({ text: "Promote", disabled: false });
  expect(page.match(new RegExp(promote.rules.first, "g"))).toHaveLength(3);
});

it("nothing can be promoted before it is chosen to what", () => {
  expect(mainButton(drawn({ query: "from=3" })).disabled).toBe(true);
  expect(mainButton(drawn({ query: "from=3&to=3" })).disabled).toBe(true);
  expect(drawn({ query: "from=3&to=3" })).toContain(promote.same);
  expect(drawn({ query: "" })).not.toContain("of 2 selected");
});

it("the rest waits while the first rule is promoted, and then for a person, over a reload too", () => {
  const going = drawn({ canary: detailAfter([asked, itsTurn, accepted], { before, after, kind: "replace" }) });
  expect(mainButton(going)).toEqual({ text: promote.rules.goOn, disabled: true });
  const steps = [asked, itsTurn, accepted, taskDone, { to: "succeeded", cause: "verified", seconds: 9 } as const];
  const decide = drawn({
    canary: detailAfter(steps, { before, after, kind: "replace" }),
    rules: [rule("loc-b")],
  });
  expect(decide).toContain(promote.steps.waiting);
  expect(mainButton(decide)).toEqual({ text: promote.rules.goOn, disabled: false });
  expect(decide).toContain("traffic=1h");
  expect(decide.match(new RegExp(promote.rules.first, "g"))).toHaveLength(1);
});

it("a first rule that failed, or was undone, lets another one go first", () => {
  const failed = drawn({
    canary: detailAfter([asked, itsTurn, accepted, taskFailed], { before, after, kind: "replace" }),
  });
  expect(failed).toContain(promote.steps.ended);
  expect(mainButton(failed)).toEqual({ text: "Promote", disabled: false });
});

it("an operation of something else isn't taken for the first rule", () => {
  const other = detailAfter([asked, itsTurn, accepted], { before: null, after, kind: "bind" });
  expect(drawn({ canary: other })).not.toContain(promote.steps.heading);
});

it("doesn't say that nothing was promoted where only the latest operations were looked through", () => {
  expect(drawn()).toContain(promote.done.none);
  const page = drawn({ more: true });
  expect(page).not.toContain(promote.done.none);
  expect(page).toContain("Earlier ones are in the list of its operations.");
});
