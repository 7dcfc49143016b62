import { describe, expect, test } from "vitest";
import { allPages, findIn, type Listed, nextOffset, seek } from "#lib/inventory/listed.ts";

const unread = { kind: "no-answer", reason: "wrong-shape", detail: "x", httpStatus: 200, requestId: "r" } as const;

function page(items: number[], members: Partial<Listed<number>> = {}): Listed<number> {
  return { items, counted: items.length, total: 6, unread: null, ...members };
}

test.each([
  ["a short page does not end a list before its total", page([1, 2]), 0, 2],
  ["its total ends it", page([5, 6]), 4, null],
  ["so does a page beyond a total that has shrunk", page([7]), 9, null],
  ["so does an empty page, whatever the total says", page([]), 2, null],
  ["without a total only an empty page does", page([1], { total: null }), 7, 8],
  ["what could not be read counts", page([1], { counted: 3, unread }), 0, 3],
  ["a page of which nothing could be read is not empty", page([], { counted: 3, unread }), 0, 3],
])("%s", (_what, found, offset, next) => expect(nextOffset(found, offset)).toBe(next));

/** A cloud with the members 0 to 5 that returns short pages. */
function short(total: number | null, asked: number[] = []) {
  return async (offset: number) => {
    asked.push(offset);
    return page([0, 1, 2, 3, 4, 5].slice(offset, offset + 2), { total });
  };
}

describe("all pages", () => {
  test.each([6, null])("are read to the end, with the total %s", async (total) => {
    expect((await allPages(short(total))).items).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("of an endless list are limited", async () => {
    expect((await allPages(async () => page([1], { total: null }))).counted).toBe(50);
  });

  test("report a member that could not be parsed", async () => {
    const read = async (offset: number) => page([offset], offset === 0 ? { counted: 2, unread } : {});
    expect(await allPages(read)).toEqual({ items: [0, 2, 3, 4, 5], counted: 6, total: 6, unread });
  });
});

describe("one member", () => {
  test("is searched page by page until it is found", async () => {
    const asked: number[] = [];
    expect(await seek(short(6, asked), (item) => item === 3)).toBe(3);
    expect(asked).toEqual([0, 2]);
    expect(await seek(short(6), (item) => item === 9)).toBeNull();
  });

  test("isn't reported as missing if it may be one that could not be parsed", async () => {
    const read = async (offset: number) => page([offset], { total: 2, unread: offset === 0 ? unread : null });
    expect(await seek(read, (item) => item === 1)).toBe(1);
    await expect(seek(read, (item) => item === 9)).rejects.toMatchObject({ failure: unread });
    expect(() => findIn(page([1], { unread }), (item) => item === 9)).toThrow("wrong-shape");
    expect(findIn(page([1], { unread }), (item) => item === 1)).toBe(1);
    expect(findIn(page([1]), (item) => item === 9)).toBeNull();
  });
});
