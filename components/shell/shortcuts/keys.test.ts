import { describe, expect, it, vi } from "vitest";
import { signposts } from "#components/shell/palette/signposts.ts";
import { goKeys, isForPage, shortcutOf } from "#components/shell/shortcuts/keys.ts";

const nothing = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const pc = { platform: "Linux x86_64", afterGo: false, singleKeys: true };
const mac = { ...pc, platform: "MacIntel" };

describe("a key", () => {
  it.each([
    ["k", { ctrlKey: true }, pc, "palette"],
    ["K", { ctrlKey: true }, pc, "palette"],
    ["k", { metaKey: true }, mac, "palette"],
    // Deletes to the end of the line there.
    ["k", { ctrlKey: true }, mac, null],
    ["k", { ctrlKey: true, shiftKey: true }, pc, null],
    ["k", {}, pc, null],
    ["?", { shiftKey: true }, pc, "sheet"],
    ["?", {}, pc, "sheet"],
    ["g", {}, pc, "then"],
    ["b", {}, pc, null],
    ["b", {}, { ...pc, afterGo: true }, "b"],
    ["z", {}, { ...pc, afterGo: true }, null],
    // The browser's own: bookmarks, find again, the menu.
    ["b", { ctrlKey: true }, { ...pc, afterGo: true }, null],
    ["g", { metaKey: true }, mac, null],
    ["e", { altKey: true }, { ...pc, afterGo: true }, null],
    ["B", { shiftKey: true }, { ...pc, afterGo: true }, null],
    ["toString", {}, { ...pc, afterGo: true }, null],
  ] as const)("%s with %o in %o", (key, held, situation, shortcut) => {
    expect(shortcutOf({ ...nothing, ...held, key }, situation)).toBe(shortcut);
  });

  it("does nothing alone once that is turned off; with Ctrl it still does", () => {
    const off = { ...pc, afterGo: true, singleKeys: false };
    for (const key of ["?", "g", ...Object.keys(goKeys)]) expect(shortcutOf({ ...nothing, key }, off)).toBeNull();
    expect(shortcutOf({ ...nothing, ctrlKey: true, key: "k" }, off)).toBe("palette");
  });

  it("leads to screens that the palette has, too", () => {
    const known = signposts.map(({ key }) => key);
    for (const place of Object.values(goKeys)) expect(known).toContain(place);
  });

  it("is not for the page in a dialog, nor a letter in a field", () => {
    const dialog: Pick<Document, "querySelector"> = { querySelector: vi.fn().mockReturnValue({}) };
    const none: Pick<Document, "querySelector"> = { querySelector: vi.fn().mockReturnValue(null) };
    const field: Pick<Element, "closest"> = { closest: vi.fn().mockReturnValue({}) };
    expect(isForPage(null, none, true)).toBe(true);
    expect(isForPage(field, none, true)).toBe(false);
    expect(isForPage(field, none, false)).toBe(true);
    expect(isForPage(null, dialog, false)).toBe(false);
  });
});
