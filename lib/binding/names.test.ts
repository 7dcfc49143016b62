import { describe, expect, it } from "vitest";
import {
  functionNamePattern,
  listenerIdPattern,
  loadBalancerIdPattern,
  locationIdPattern,
  qualifierTypeOf,
} from "#lib/binding/names.ts";

describe("id patterns", () => {
  it("tell the three kinds of ids apart", () => {
    const ids = ["lb-cuxw2rm0", "lbl-d1ubsydq", "loc-abcd1234"];
    const patterns = [loadBalancerIdPattern, listenerIdPattern, locationIdPattern];
    expect(patterns.map((pattern) => ids.filter((id) => pattern.test(id)))).toEqual(ids.map((id) => [id]));
  });

  it.each(["lb-", "lb-a b", "xlb-cuxw2rm0", "lb-cuxw2rm0\n"])("refuse %j", (id) =>
    expect(loadBalancerIdPattern.test(id)).toBe(false),
  );
});

describe("functionNamePattern", () => {
  it.each(["ab", "orders-api_2", `a${"b".repeat(59)}`])("accepts %s", (name) =>
    expect(functionNamePattern.test(name)).toBe(true),
  );
  it.each(["a", "2fast", "ends-", "ends_", "has space", `a${"b".repeat(60)}`])("refuses %s", (name) =>
    expect(functionNamePattern.test(name)).toBe(false),
  );
});

describe("qualifierTypeOf", () => {
  it.each([
    ["$LATEST", "VERSION"],
    ["3", "VERSION"],
    ["$DEFAULT", "ALIAS"],
    ["prod", "ALIAS"],
    ["3a", null],
    ["$OTHER", null],
    ["", null],
  ])("reads %j as %s", (qualifier, type) => expect(qualifierTypeOf(qualifier)).toBe(type));
});
