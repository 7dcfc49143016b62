import { expect, it } from "vitest";
import { neverThrowing } from "#components/data/tab-storage.ts";
import { MemoryStorage } from "#components/data/testing/memory-storage.ts";
import { keepList, listThatShowed } from "#components/operation/kept-list.ts";
import { paths } from "#lib/paths.ts";

const filtered = paths.operations({ show: "failed", search: "shop gateway" });

it("leads back to the list with its filters, from an operation that it showed", () => {
  const memory = new MemoryStorage();
  const storage = neverThrowing(() => memory);
  keepList(storage, filtered, ["41", "40"]);
  expect(listThatShowed(storage, "40")).toBe(filtered);
  expect(listThatShowed(storage, "4")).toBe(paths.operations());
});

it("leads to the whole list where none was shown, or something else was stored", () => {
  const memory = new MemoryStorage();
  const storage = neverThrowing(() => memory);
  expect(listThatShowed(storage, "41")).toBe(paths.operations());
  keepList(storage, "https://example.com/", ["41"]);
  expect(listThatShowed(storage, "41")).toBe(paths.operations());
});
