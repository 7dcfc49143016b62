import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { sampleOperation } from "#components/data/testing/samples.ts";
import { type EntryGroup, entryGroups, resultsIn } from "#components/shell/palette/entries.ts";
import { signposts } from "#components/shell/palette/signposts.ts";
import type { Found } from "#lib/api/contract/search.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { errorTitles } from "#lib/i18n/find-errors.ts";
import { type Locale, locales } from "#lib/i18n/locales.ts";
import { messages as en } from "#lib/i18n/messages/en/index.ts";
import { messages as zh } from "#lib/i18n/messages/zh-CN/index.ts";
import { paths } from "#lib/paths.ts";

const messages = { en, "zh-CN": zh };
const titles = errorTitles();
const known = { inSandbox: true, recent: [], titles, searching: false, found: undefined, search: "", link: null };

function groups(text: string, more: Partial<Parameters<typeof entryGroups>[1]> = {}, locale: Locale = "en") {
  const texts = { locale, messages: messages[locale] };
  return entryGroups(
    text,
    { ...known, locale, ...more },
    {
      palette: createTranslator({ ...texts, namespace: "palette" }),
      shell: createTranslator({ ...texts, namespace: "shell" }),
      change: createTranslator({ ...texts, namespace: "change" }),
      state: createTranslator({ ...texts, namespace: "state" }),
    },
  );
}

function hrefsOf(found: readonly EntryGroup[]): (string | null)[] {
  return found.flatMap(({ items }) => items.map(({ href }) => href));
}

describe.each(locales)("in %s", (locale) => {
  it("finds each screen by its name in each language", () => {
    for (const other of locales) {
      for (const { href, title } of groups("", {}, other).flatMap(({ items }) => items)) {
        if (href !== null) expect(hrefsOf(groups(title.toLowerCase(), {}, locale)), title).toContain(href);
      }
    }
  });

  it("finds an error by its code, and by its title in each language", () => {
    const [first] = titles.filter(({ code }) => code === "InvalidParameter.LBIdNotFound");
    for (const text of ["lbidnotfound", ...Object.values(first?.titles ?? {})]) {
      expect(hrefsOf(groups(text, {}, locale)), text).toContain(paths.error("InvalidParameter.LBIdNotFound"));
    }
  });
});

describe("without a text", () => {
  it("shows where the person was, and then every screen", () => {
    const recent = [{ kind: "rule" as const, title: "a.example.com/", detail: "", href: "/rules/ap-guangzhou/loc-1" }];
    const [first, second, ...others] = groups("", { recent });
    expect(first).toMatchObject({ key: "recent", items: recent });
    for (const { href } of signposts) expect(second?.items.map((item) => item.href)).toContain(href);
    expect(others).toEqual([]);
  });

  it("shows the sandbox's controls only in the sandbox", () => {
    expect(hrefsOf(groups("", { inSandbox: false }))).not.toContain(paths.sandbox());
  });
});

const rule: StoredRule = {
  region: "ap-guangzhou",
  loadBalancer: { loadBalancerId: "lb-1", name: "" },
  listener: { listenerId: "lbl-1", protocol: "HTTPS", port: 443 },
  locationId: "loc-1",
  domain: "pay.example.com",
  url: "/pay",
  target: "none",
  binding: null,
  serverCount: 0,
  drifted: false,
  readAt: null,
};
const found: Found = {
  inventory: {
    rules: { items: [rule], total: 7, capped: false },
    loadBalancers: [{ region: "ap-guangzhou", loadBalancerId: "lb-1", name: "", address: null }],
    functions: [{ region: "ap-guangzhou", namespace: "shop", name: "pay", description: "" }],
  },
  operations: { items: [{ ...sampleOperation, id: "7", state: "failed", kind: "unbind" }], total: 1, capped: false },
};
const ofRule = paths.rule("ap-guangzhou", "loc-1", { lb: "lb-1", listener: "lbl-1" });

describe("what the server found", () => {
  it("leads to each thing, and to the list of the rest", () => {
    const all = groups("pay", { found, search: "pay", titles: [] });
    expect(hrefsOf(all)).toEqual([
      ofRule,
      paths.bindings({ search: "pay" }),
      paths.loadBalancer("ap-guangzhou", "lb-1"),
      paths.function("ap-guangzhou", "shop", "pay"),
      paths.operation("7"),
    ]);
    expect(resultsIn(all), "without the way to the list").toBe(hrefsOf(all).length - 1);
    expect(all.at(-1)?.items[0]?.detail).toMatch(/^Unbind · .*Failed$/);
  });

  it("never moves what was shown before it came", () => {
    const before = groups("oper", { searching: true });
    expect(before.map(({ key }) => key)).toEqual(["places"]);
    const after = groups("oper", { found, search: "oper" });
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.at(-1)?.key).toBe("errors");
  });

  it("is not shown twice where the person was there already", () => {
    const recent = [{ kind: "rule" as const, title: "pay.example.com/pay", detail: "", href: ofRule }];
    const hrefs = hrefsOf(groups("pay", { found, search: "pay", recent }));
    expect(hrefs.filter((href) => href === ofRule)).toHaveLength(1);
    expect(hrefs[0]).toBe(ofRule);
  });

  it("has each key once", () => {
    const keys = groups("pay", { found, search: "pay" }).flatMap(({ items }) => items.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
