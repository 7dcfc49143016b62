import { expect, it } from "vitest";
import { type Outcome, outcomesOf } from "#components/change/batch-outcome.ts";
import { type BatchWish, changesOf, planAll } from "#components/change/batch-plan.ts";
import { BatchResult } from "#components/change/batch-result.tsx";
import { BatchReview } from "#components/change/batch-review.tsx";
import { BatchRows } from "#components/change/batch-rows.tsx";
import { ruleKey } from "#components/data/rule-key.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { bindingTo } from "#components/data/testing/samples.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import type { Binding } from "#lib/binding/types.ts";
import { explain, explainIneligible } from "#lib/i18n/explain.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const { batch: words, conflict } = messages.review;

const rule: StoredRule = {
  region: "ap-guangzhou",
  loadBalancer: { loadBalancerId: "lb-1", name: "shop" },
  listener: { listenerId: "lbl-1", protocol: "HTTP", port: 80 },
  locationId: "loc-1",
  domain: "shop.example.com",
  url: "/pay",
  target: "function",
  binding: bindingTo("pay", "3"),
  serverCount: 0,
  drifted: false,
  readAt: null,
};
const free: StoredRule = { ...rule, locationId: "loc-2", url: "/free", target: "none", binding: null };
const unbind: BatchWish = { kind: "unbind" };

function textOf(part: Parameters<typeof draw>[0]): string {
  return draw(part)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");
}

function rowOf(outcome?: Outcome, reviewed = new Map<string, Binding | null>()): string {
  const planned = planAll([rule], unbind);
  const outcomes = new Map(outcome ? [[ruleKey(rule), outcome]] : []);
  return textOf(<BatchRows label="Rules" planned={planned} outcomes={outcomes} reviewed={reviewed} />);
}

it("shows where each rule is and what it has", () => {
  expect(rowOf()).toContain("shop.example.com/pay shop · ap-guangzhou default/pay:3 · weight 10");
});

it("says that a drift of the rule is settled by its change", () => {
  const draws = (drifted: boolean) =>
    textOf(<BatchRows label="Rules" planned={planAll([{ ...rule, drifted }], unbind)} reviewed={new Map()} />);
  expect(draws(true)).toContain(words.settles);
  expect(draws(false)).not.toContain(words.settles);
});

it("names what a rule was found to have, beside what was reviewed", () => {
  const refused = rowOf({
    kind: "refused",
    error: { ...explain("Console.ChangedSinceReview", "en", "change"), holds: bindingTo("pay", "4") },
  });
  for (const text of [`${conflict.before} default/pay:3`, `${conflict.now} default/pay:4`]) {
    expect(refused).toContain(text);
  }
  const again = rowOf(undefined, new Map([[ruleKey(rule), bindingTo("pay", "2")]]));
  expect(again).toContain(`${words.changed} ${conflict.before} default/pay:2`);
});

it.each([
  ["an unfinished operation", { ...explain("Console.RuleBusy", "en", "change"), operationId: "41" }, "Operation 41"],
  [
    "a restriction",
    await explainIneligible({ reason: "qualifier-missing", part: "qualifier" }, "en"),
    messages.verdict["qualifier-missing"],
  ],
  ["a cloud that is away", explain("Console.Unreachable", "en", "change"), explain("Console.Unreachable", "en").title],
])("explains a refusal because of %s", (_, error, text) => {
  expect(rowOf({ kind: "refused", error })).toContain(text);
});

it.each<[Outcome, string]>([
  [{ kind: "accepted", operationId: "7" }, "Operation 7"],
  [{ kind: "unanswered" }, words.unanswered],
  [{ kind: "not-asked" }, words.notAsked],
])("says what became of a change: %o", (outcome, text) => {
  expect(rowOf(outcome)).toContain(text);
});

function reviewOf(rules: StoredRule[]): string {
  const planned = planAll(rules, unbind);
  return textOf(
    <BatchReview
      kind="unbind"
      planned={planned}
      changes={changesOf(planned)}
      confirmation={{ rule: null, state: "missing" }}
      entry={{ weight: "10", to: null, reason: "", typed: "" }}
      enter={() => {}}
      reviewed={new Map()}
      cloud={{ realm: "sandbox", endpoint: null }}
    />,
  );
}

it("counts what changes, says why the others don't, and asks for the number of rules that lose their last target", () => {
  const second = { ...rule, locationId: "loc-3" };
  const text = reviewOf([free, rule, second]);
  expect(text).toContain("3 rules selected: 2 change.");
  expect(text).toContain(words.leftOut.none);
  expect(text).toContain("Nothing will answer the requests of 2 rules");
  expect(text).toContain("Type 2 to confirm.");
  expect(reviewOf([{ ...rule, serverCount: 1 }])).not.toContain("Nothing will answer");
});

it("counts what was accepted and what wasn't", () => {
  const planned = planAll([rule, { ...rule, locationId: "loc-3" }], unbind);
  const outcomes = outcomesOf(changesOf(planned), [
    { kind: "done", value: { operationId: "7" } },
    { kind: "refused", error: explain("Console.RuleBusy", "en", "change") },
  ]);
  const batch = { id: "b", busy: false, outcomes, trouble: null, send: async () => {}, stop: () => {} };
  const text = textOf(<BatchResult batch={batch} planned={planned} />);
  expect(text).toContain("1 change was accepted");
  expect(text).toContain("1 wasn't; the reason is given at its rule.");
});
