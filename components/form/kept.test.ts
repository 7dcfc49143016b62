import { beforeEach, expect, it } from "vitest";
import { keepValues, takeValues } from "#components/form/kept.ts";
import { MemoryStorage } from "#components/form/testing/memory-storage.ts";

const usual = { times: "1", kind: "busy" };

let storage: MemoryStorage;
beforeEach(() => {
  storage = new MemoryStorage();
});

it("gives values back whole, once, and to their own form alone", () => {
  keepValues(storage, "fault", { times: "2,5", kind: "error" });
  expect(takeValues(storage, "other", usual)).toBeNull();
  expect(takeValues(storage, "fault", usual)).toEqual({ times: "2,5", kind: "error" });
  expect(takeValues(storage, "fault", usual)).toBeNull();
});

it.each(["{", "null", '{"times":1,"kind":"busy"}', '{"times":"1"}'])("forgets what reads %s", (text) => {
  keepValues(storage, "fault", usual);
  for (const key of storage.keys()) storage.setItem(key, text);
  expect(takeValues(storage, "fault", usual)).toBeNull();
  expect(storage.length).toBe(0);
});
