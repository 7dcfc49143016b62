import { expect, it } from "vitest";
import { MemoryStorage } from "#components/form/testing/memory-storage.ts";
import { keepList, listThatShowed } from "#components/operation/kept-list.ts";
import { paths } from "#lib/paths.ts";

const filtered = paths.operations({ show: "failed", search: "shop gateway" });

it("leads back to the list with its filters, from an operation that it showed", () => {
  const storage = new MemoryStorage();
  keepList(() => storage, filtered, ["41", "40"]);
  expect(listThatShowed(() => storage, "40")).toBe(filtered);
  expect(listThatShowed(() => storage, "4")).toBe(paths.operations());
});

it("leads to the whole list where none was shown, or something else was stored", () => {
  const storage = new MemoryStorage();
  expect(listThatShowed(() => storage, "41")).toBe(paths.operations());
  keepList(() => storage, "https://example.com/", ["41"]);
  expect(listThatShowed(() => storage, "41")).toBe(paths.operations());
});

it("leads to the whole list where the browser denies its storage", () => {
  const denied = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  expect(() => keepList(denied, filtered, ["41"])).not.toThrow();
  expect(listThatShowed(denied, "41")).toBe(paths.operations());
});
