import { beforeEach, describe, expect, it } from "vitest";
import { keptName, takeValues } from "#components/binding/kept-bind-values.ts";
import { valuesOfLink } from "#components/binding/values.ts";
import { WrittenLinks } from "#components/binding/written-links.ts";
import { neverThrowing } from "#components/data/tab-storage.ts";
import { MemoryStorage } from "#components/data/testing/memory-storage.ts";
import { keepValues } from "#components/form/kept-values.ts";

let memory: MemoryStorage;
const storage = neverThrowing(() => memory);
beforeEach(() => {
  memory = new MemoryStorage();
});

describe("values kept over a reload", () => {
  const values = { ...valuesOfLink(new URLSearchParams("region=r&lb=lb-1&weight=2,5")), reason: "release 12" };

  it("are restored completely, once", () => {
    keepValues(storage, keptName, values);
    expect(takeValues(storage)).toEqual(values);
    expect(takeValues(storage)).toBeNull();
  });

  it.each([
    "{",
    "null",
    '{"region":1}',
    JSON.stringify({ ...values, retryOf: 7 }),
    JSON.stringify({ ...values, ruleAddress: {} }),
  ])("are forgotten when they read %s", (text) => {
    keepValues(storage, keptName, values);
    for (const key of memory.keys()) memory.setItem(key, text);
    expect(takeValues(storage)).toBeNull();
    expect(memory.length).toBe(0);
  });
});

describe("WrittenLinks", () => {
  it("recognises a link for either encoding of spaces", () => {
    const written = new WrittenLinks();
    written.add("/bind?region=r&function=a%20b");
    expect(written.has("region=r&function=a+b")).toBe(true);
    expect(written.has("region=r")).toBe(false);
  });
});
