import { dehydrate, QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { queryKeyOf } from "#components/data/query-keys.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { sampleDrift } from "#components/data/testing/samples.ts";
import { readDriftAddress } from "#components/drift/address.ts";
import { DriftList } from "#components/drift/drift-list.tsx";
import { DriftCount } from "#components/shell/drift-count.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { Drift, DriftPage } from "#lib/api/contract/drift.ts";
import type { InventoryProgress } from "#lib/api/contract/stored-inventory.ts";
import { type DriftState, driftStates } from "#lib/api/contract/words.ts";

const drift = sampleDrift;

const never: ChangeAction = () => Promise.reject(new Error("nobody presses here"));

function listOf(items: Drift[], query = "", more: Partial<DriftPage> = {}, client = new QueryClient()): string {
  const page: DriftPage = { items, total: items.length, capped: false, open: 0, next: null, previous: null, ...more };
  client.setQueryData(queryKeyOf("drifts", readDriftAddress(new URLSearchParams(query))), page);
  const action = async () => ({ kind: "done" as const, value: null });
  return draw(
    <FirstPaint state={dehydrate(client)}>
      <DriftList acknowledge={action} adopt={action} change={never} cloud={{ realm: "sandbox", endpoint: null }} />
    </FirstPaint>,
    { query, client },
  );
}

it("shows both sides, the looks between which it changed, and the way back", () => {
  const list = listOf([drift]);
  for (const text of ["shop.example.com", "weight 10", "weight 90", drift.seenBefore, drift.seenAfter]) {
    expect(list).toContain(text);
  }
  expect(list).toContain('href="/rules/ap-guangzhou/loc-11111111?lb=lb-11111111&amp;listener=lbl-11111111"');
});

it("says of a rule that is gone that it is, and offers no way back", () => {
  const list = listOf([{ ...drift, after: null, ruleGone: true }]);
  expect(list).toContain("The rule no longer exists");
  expect(list).not.toContain("Turn back");
});

const buttons: Record<DriftState, string[]> = {
  open: ["Acknowledge", "Adopt", "Turn back"],
  acknowledged: ["Adopt", "Turn back"],
  adopted: [],
  "turned-back": [],
  superseded: [],
  reverted: [],
};

it.each(driftStates)("offers what can be done about one that is %s", (state) => {
  const list = listOf([{ ...drift, state }]);
  const shown = ["Acknowledge", "Adopt", "Turn back"].filter((label) => list.includes(`>${label}<`));
  expect(shown).toEqual(buttons[state]);
});

it("links the operation that settled it", () => {
  expect(listOf([{ ...drift, state: "superseded", operationId: "12" }])).toContain('href="/operations/12"');
});

it("says without any that there is none, and of a filter that nothing matches", () => {
  expect(listOf([])).toContain("No drift");
  expect(listOf([], "show=all")).toContain("Nothing matches");
});

it("says where nothing is compared, because nothing is read", () => {
  const progress: InventoryProgress = {
    on: false,
    known: 0,
    read: 0,
    unlisted: 0,
    secondsLeft: null,
    oldestReadAt: null,
    failures: [],
  };
  const client = new QueryClient();
  client.setQueryData(queryKeyOf("inventoryProgress", {}), progress);
  expect(listOf([], "", {}, client)).toContain("so nothing is compared");
  expect(listOf([])).not.toContain("so nothing is compared");
});

it("is counted in the navigation while it is open", () => {
  const client = new QueryClient();
  const count = (open: number) => {
    const page: DriftPage = { items: [], total: 0, capped: false, open, next: null, previous: null };
    client.setQueryData(queryKeyOf("drifts", { show: "unsettled" }), page);
    return draw(<DriftCount />, { client });
  };
  expect(count(3)).toContain("3 open");
  expect(count(0)).toBe("");
});
