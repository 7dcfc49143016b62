import { DrizzleQueryError } from "drizzle-orm/errors";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { DatabaseError, isTransient } from "#lib/db/failure.ts";

/** An error of a statement, as Drizzle throws it. */
function ofStatement(cause: Error): Error {
  return new DrizzleQueryError("update operations", [], cause);
}

/** An answer of the server. */
function answer(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError("", 0, "error"), { code });
}

describe("what was to be stored is stored later", () => {
  it.each([
    [
      "where the connection was lost during its statement",
      ofStatement(new Error("Connection terminated unexpectedly")),
    ],
    ["where the server shuts down", ofStatement(answer("57P01"))],
    ["where the transaction was a victim of a deadlock", answer("40P01")],
    ["where no connection can be made", new DatabaseError("unreachable", "The database can't be reached")],
    ["where all connections are in use", new DatabaseError("busy", "All connections are in use")],
    ["where the server refuses connections", Object.assign(new Error("connect"), { code: "ECONNREFUSED" })],
  ])("%s", (_, error) => expect(isTransient(error)).toBe(true));
});

describe("nothing is stored by trying again", () => {
  it.each([
    ["where the statement violates a constraint", ofStatement(answer("23505"))],
    ["where the statement is wrong", answer("42601")],
    ["where a value can't be written", ofStatement(new TypeError("not a date"))],
    ["where our own code refuses to store it", new Error("operation 7 is gone")],
  ])("%s", (_, error) => expect(isTransient(error)).toBe(false));
});
