import { describe, expect, it } from "vitest";
import { neverThrowing } from "#components/data/tab-storage.ts";
import { MemoryStorage } from "#components/data/testing/memory-storage.ts";
import { keepRecent, type Recent, readRecent } from "#components/shell/palette/recent.ts";

function recent(at: number): Recent {
  return { kind: "rule", title: `a${at}.example.com/`, detail: "", href: `/rules/ap-guangzhou/loc-${at}` };
}

describe("what a person went to", () => {
  it("is kept for each account, the latest first, each once, and no more than eight", () => {
    const storage = neverThrowing(() => memory);
    const memory = new MemoryStorage();
    for (let at = 0; at < 10; at += 1) keepRecent({}, recent(at), storage);
    keepRecent({}, recent(5), storage);
    expect(readRecent({}, storage).map(({ href }) => href.at(-1))).toEqual([..."59876432"]);
    expect(readRecent({ account: "other" }, storage)).toEqual([]);
  });

  it.each([
    "not json",
    "{}",
    '[1, null, {"kind": "rule"}]',
    '[{"kind": "secret", "title": "", "detail": "", "href": "/"}]',
    '[{"kind": "rule", "title": "", "detail": "", "href": "javascript:alert(1)"}]',
    '[{"kind": "rule", "title": "", "detail": "", "href": "//elsewhere.example.com"}]',
  ])("is nothing where the storage holds something else: %s", (text) => {
    const storage = neverThrowing(() => memory);
    const memory = new MemoryStorage();
    storage.write("palette-recent settings", text);
    expect(readRecent({}, storage)).toEqual([]);
  });

  it("is nothing where the browser denies its storage", () => {
    const denied = neverThrowing(() => {
      throw new Error("denied");
    });
    keepRecent({}, recent(1), denied);
    expect(readRecent({}, denied)).toEqual([]);
  });
});
