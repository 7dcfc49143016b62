import { dehydrate, QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { BindingList } from "#components/bindings/binding-list.tsx";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { queryKeyOf } from "#components/data/query-keys.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { inAccount, settingsAccountId } from "#lib/account.ts";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { InventoryProgress, StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { paths } from "#lib/paths.ts";

const bound: StoredRule = {
  region: "ap-guangzhou",
  loadBalancer: { loadBalancerId: "lb-1", name: "shop" },
  listener: { listenerId: "lbl-1", protocol: "HTTPS", port: 443 },
  locationId: "loc-1",
  domain: "pay.example.com",
  url: "/pay",
  target: "function",
  binding: { function: { namespace: "default", name: "pay", qualifier: "$LATEST" }, weight: 10 },
  serverCount: 0,
  drifted: false,
  readAt: "2026-11-30T12:00:00.000Z",
};
const free: StoredRule = { ...bound, locationId: "loc-2", url: "/free", target: "none", binding: null };
const whole: InventoryProgress = {
  on: true,
  known: 2,
  read: 2,
  unlisted: 0,
  secondsLeft: 0,
  oldestReadAt: bound.readAt,
  failures: [],
};

const nothing = async () => ({ kind: "done" as const, value: null });

/** The screen as the server draws it. */
function drawn(
  rules: readonly StoredRule[],
  progress: Partial<InventoryProgress> = {},
  filter: BindingFilter = {},
  columns = "",
) {
  const client = new QueryClient();
  const place = inAccount(settingsAccountId);
  const page = { items: rules, total: rules.length, capped: false, next: null, previous: null };
  client.setQueryData(queryKeyOf("bindings", { ...filter, ...place }), page);
  client.setQueryData(queryKeyOf("inventoryProgress", place), { ...whole, ...progress });
  const { search } = new URL(paths.bindings(filter), "http://console");
  return draw(
    <FirstPaint state={dehydrate(client)}>
      <BindingList
        regions={[]}
        cloud={{ realm: "sandbox", endpoint: null }}
        refresh={nothing}
        change={async () => ({ kind: "done", value: [] })}
        views={{ save: nothing, rename: nothing, remove: nothing }}
      />
    </FirstPaint>,
    { query: `${search}&columns=${columns}` },
  );
}

function textOf(markup: string): string {
  return markup.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

function hrefsOf(markup: string): string[] {
  return [...markup.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}

/** What the row of a rule shows. */
function rowOf(rule: StoredRule): string {
  const [, body = ""] = drawn([rule]).split("<tbody>");
  return textOf(body);
}

describe("a row", () => {
  it("has the rule as its header, and its binding in the one notation", () => {
    const markup = drawn([bound]);
    const [, header = ""] = /<th scope="row"[^>]*>(.*?)<\/th>/s.exec(markup) ?? [];
    expect(textOf(header)).toContain("pay.example.com/pay");
    expect(rowOf(bound)).toContain("default/pay:$LATEST · weight 10");
    expect(rowOf(bound)).toContain("HTTPS:443");
  });

  it.each<[Partial<StoredRule>, string]>([
    [{ target: "none", binding: null }, "Free"],
    [{ target: "servers", binding: null, serverCount: 3 }, "3 servers"],
    [{ serverCount: 2 }, "and 2 servers"],
    [{ target: "redirect", binding: null }, "Redirect"],
    [{ target: "unknown", binding: null }, "Not readable"],
    [{ target: "function", binding: null }, "Not readable"],
  ])("says what a rule sends to: %o", (change, words) => {
    expect(rowOf({ ...bound, ...change })).toContain(words);
  });

  it("leads to the bind form with everything filled", () => {
    const rule = { region: "ap-guangzhou", lb: "lb-1", listener: "lbl-1" };
    expect(hrefsOf(drawn([free]))).toContain(paths.bind({ ...rule, rule: "loc-2" }));
    const filled = { namespace: "default", function: "pay", qualifier: "$LATEST", weight: "10" };
    expect(hrefsOf(drawn([bound]))).toContain(paths.bind({ ...rule, rule: "loc-1", ...filled }));
    expect(hrefsOf(drawn([{ ...free, target: "redirect" }]))).not.toContain(paths.bind({ ...rule, rule: "loc-2" }));
  });
});

it("marks a rule with drift, and leads to what changed", () => {
  const link = paths.drift({ locationId: bound.locationId });
  expect(hrefsOf(drawn([{ ...bound, drifted: true }]))).toContain(link);
  expect(hrefsOf(drawn([bound]))).not.toContain(link);
});

it("has the columns that its address names", () => {
  const heads = (markup: string) =>
    [...markup.matchAll(/<th scope="col".*?<\/th>/gs)].map(([head]) => textOf(head).trim());
  expect(heads(drawn([bound]))).toEqual(expect.arrayContaining(["Load balancer", "Listener", "Region"]));
  const chosen = heads(drawn([bound], {}, {}, "weight,seen"));
  expect(chosen).toEqual(expect.arrayContaining(["Forwarding rule", "Target", "Weight", "Seen"]));
  expect(chosen).not.toContain("Region");
});

describe("the list", () => {
  it("lets each rule be selected by its name, and the page", () => {
    const text = textOf(drawn([bound, free]));
    expect(text).toContain("Select pay.example.com/pay");
    expect(text).toContain("Select pay.example.com/free");
    expect(text).toContain("Select this page");
  });

  it("says how it is sorted", () => {
    expect(drawn([bound])).toMatch(/aria-sort="ascending"[^>]*><button[^>]*><span[^>]*>Forwarding rule/);
    expect(drawn([bound], {}, { sort: "-function" })).toMatch(
      /aria-sort="descending"[^>]*><button[^>]*><span[^>]*>Target/,
    );
  });

  it("exports what is filtered, and not the page", () => {
    const filter: BindingFilter = { target: "function", after: "WyJhIl0" };
    const links = hrefsOf(drawn([bound], {}, filter));
    expect(links).toContain(paths.api.bindingsCsv({ target: "function" }));
    expect(links).toContain(paths.api.bindingsTerraform({ target: "function" }));
  });

  it("tells how far everything has been read", () => {
    const reading = { known: 10_000, read: 1_240, unlisted: 3, secondsLeft: 120 };
    expect(textOf(drawn([bound], reading))).toContain("1,240 of 10,000 load balancers read, about 2m 0s left");
    expect(textOf(drawn([bound]))).not.toContain("load balancers read");
  });

  it("names a permission that the keys lack", () => {
    const action = "clb:DescribeListeners";
    const permission = { action, keys: null, policy: "{}" };
    const refused = { code: "UnauthorizedOperation", message: "no", action, count: 2, permission };
    expect(textOf(drawn([bound], { failures: [refused] }))).toContain(`${action} was refused`);
  });

  it.each<[Partial<InventoryProgress>, BindingFilter, string]>([
    [{ read: 0 }, {}, "Nothing has been read yet."],
    [{}, {}, "This account has no forwarding rules."],
    [{ on: false }, {}, "The inventory is turned off."],
    [{}, { weight: 0 }, "No rules match these filters."],
    [{ read: 1 }, { weight: 0 }, "Not everything has been read yet: more may appear."],
  ])("says why nothing is shown: %o %o", (progress, filter, words) => {
    expect(textOf(drawn([], progress, filter))).toContain(words);
  });
});
