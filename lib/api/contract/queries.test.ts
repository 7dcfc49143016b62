import fc from "fast-check";
import { expect, test } from "vitest";
import { filterNames } from "#lib/api/contract/operation-filters.ts";
import { loadBalancersQuery, operationsQuery } from "#lib/api/contract/queries.ts";

test("a text that PostgreSQL can't search for is refused", () => {
  for (const name of ["search", "region", "loadBalancerId", "actor"]) {
    expect(operationsQuery.safeParse({ [name]: "a\0b" }).success).toBe(false);
  }
  expect(loadBalancersQuery.safeParse({ region: "\0" }).success).toBe(false);
});

test("an unknown region is refused at its field", () => {
  const parsed = loadBalancersQuery.safeParse({ region: "zz-1" });
  expect(parsed.error?.issues[0]?.path).toEqual(["region"]);
  expect(loadBalancersQuery.safeParse({ region: "ap-nanjing" }).success).toBe(true);
});

test("any query is refused by its name or within bounds", () => {
  const value = fc.oneof(
    fc.constantFrom("1e309", "-1", "1.5", "bind", "queued,failed", "\0", "all", ""),
    fc.string({ unit: "binary" }),
  );
  const names = fc.constantFrom(...filterNames, "__proto__");
  fc.assert(
    fc.property(fc.dictionary(names, value), (query) => {
      const { data, error } = operationsQuery.safeParse(query);
      if (error) {
        expect(filterNames).toContain(error.issues[0]?.path[0]);
        return;
      }
      for (const id of [data.before, data.after]) expect(id ?? 1).toBeGreaterThan(0);
      expect(data.search ?? "").not.toContain("\0");
      expect(data.state).not.toEqual([]);
    }),
  );
});
