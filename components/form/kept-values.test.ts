import { beforeEach, expect, it } from "vitest";
import { neverThrowing } from "#components/data/tab-storage.ts";
import { MemoryStorage } from "#components/data/testing/memory-storage.ts";
import { hasKept, isLike, keepValues, takeKept } from "#components/form/kept-values.ts";

const usual = { times: "1", kind: "busy" };

let memory: MemoryStorage;
const storage = neverThrowing(() => memory);
const take = (form: string) => takeKept(storage, form, (kept): kept is typeof usual => isLike(kept, usual));
beforeEach(() => {
  memory = new MemoryStorage();
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
  for (const key of memory.keys()) memory.setItem(key, text);
  expect(take("fault")).toBeNull();
  expect(memory.length).toBe(0);
});
