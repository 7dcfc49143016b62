import { beforeEach, expect, it } from "vitest";
import { hasKept, isLike, keepValues, takeKept } from "#components/form/kept.ts";
import { MemoryStorage } from "#components/form/testing/memory-storage.ts";

const usual = { times: "1", kind: "busy" };

let storage: MemoryStorage;
const take = (form: string) => takeKept(storage, form, (kept): kept is typeof usual => isLike(kept, usual));
beforeEach(() => {
  storage = new MemoryStorage();
});

it("restores values completely, once, and only in their own form", () => {
  keepValues(storage, "fault", { times: "2,5", kind: "error" });
  expect(take("other")).toBeNull();
  expect(take("fault")).toEqual({ times: "2,5", kind: "error" });
  expect(take("fault")).toBeNull();
});

it("says which form kept values, until they are taken", () => {
  expect(hasKept(storage, "fault")).toBe(false);
  keepValues(storage, "fault", usual);
  expect(hasKept(storage, "fault")).toBe(true);
  expect(hasKept(storage, "other")).toBe(false);
  take("fault");
  expect(hasKept(storage, "fault")).toBe(false);
});

it.each(["{", "null", '{"times":1,"kind":"busy"}', '{"times":"1"}'])("drops %s", (text) => {
  keepValues(storage, "fault", usual);
  for (const key of storage.keys()) storage.setItem(key, text);
  expect(take("fault")).toBeNull();
  expect(storage.length).toBe(0);
});
