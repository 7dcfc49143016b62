import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readAssumptions, writeAssumptions } from "#scripts/verify-cloud/assumptions.ts";

const ids = [...readAssumptions, ...writeAssumptions].map(({ id }) => id);
const readme = readFileSync(new URL("../../lib/sandbox/README.md", import.meta.url), "utf8");
const named = [...readme.matchAll(/\[((?:[a-z0-9]+-?)+(?:,\s+(?:[a-z0-9]+-?)+)*)\]/g)].flatMap(([, list = ""]) =>
  list.split(/,\s+/),
);

test("each check has an id of its own", () => {
  expect(new Set(ids).size).toBe(ids.length);
});

test("the sandbox's README names checks that exist, and every check of a choice", () => {
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  const documented = /^(allowed|shape|values)-|^(bind|unbind|bound-as-sent|busy-understood)$/;
  expect(ids.filter((id) => !named.includes(id) && !documented.test(id))).toEqual([]);
});
