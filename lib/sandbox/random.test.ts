import { expect, test } from "vitest";
import { idSource, randomStream } from "#lib/sandbox/random.ts";

test("the same seed gives the same numbers, another seed others", () => {
  const first = randomStream("a");
  const again = randomStream("a");
  const other = randomStream("b");
  const numbers = Array.from({ length: 50 }, () => first());
  expect(Array.from({ length: 50 }, () => again())).toEqual(numbers);
  expect(Array.from({ length: 50 }, () => other())).not.toEqual(numbers);
});

test("numbers lie in [0, 1) and spread over it", () => {
  const next = randomStream("spread");
  const tenths = new Set(
    Array.from({ length: 500 }, () => {
      const value = next();
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      return Math.floor(value * 10);
    }),
  );
  expect(tenths.size).toBe(10);
});

test("ids have the cloud's form and never repeat", () => {
  const id = idSource("ids");
  const ids = Array.from({ length: 20_000 }, () => id("lb-"));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((one) => /^lb-[a-z0-9]{8}$/.test(one))).toBe(true);
});
