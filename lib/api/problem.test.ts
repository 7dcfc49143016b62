import { expect, it } from "vitest";
import { problemOf } from "#lib/api/problem.ts";
import { DatabaseError } from "#lib/db/failure.ts";

it.each([
  ["busy", "Console.DatabaseBusy"],
  ["unreachable", "Console.DatabaseAway"],
] as const)("a database that is %s is a problem in words", (reason, problem) => {
  expect(problemOf(new DatabaseError(reason, "in words"))).toEqual({ status: 503, problem });
});

it("a bug is not a failure", () => {
  expect(() => problemOf(new TypeError("a fault"))).toThrow("a fault");
});
