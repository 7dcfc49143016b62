import { expect, it } from "vitest";
import { ifSoon } from "#app/(console)/first-paint.ts";

it("goes without what isn't read in time", async () => {
  expect(await ifSoon(() => Promise.withResolvers<string>().promise, 10)).toBeUndefined();
});

it("has what is read in time", async () => {
  expect(await ifSoon(async () => "read", 60_000)).toBe("read");
});

it("fails with a failure that can't be explained", async () => {
  const failure = new TypeError("a mistake");
  await expect(ifSoon(() => Promise.reject(failure), 60_000)).rejects.toBe(failure);
});
