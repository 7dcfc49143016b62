import { expect, it } from "vitest";
import { type OptionalColumn, readColumns, withColumn } from "#components/bindings/columns.ts";

const usual: OptionalColumn[] = ["load-balancer", "listener", "region"];

it.each<[string, OptionalColumn[]]>([
  ["", usual],
  ["columns=", usual],
  ["columns=region,weight", ["weight", "region"]],
  ["columns=none", []],
  ["columns=price,region", ["region"]],
])("reads the columns of an address: %s", (query, columns) => {
  expect(readColumns(new URLSearchParams(query))).toEqual(columns);
});

it("names the columns only where they aren't the usual ones", () => {
  expect(withColumn(usual, "weight", true)).toBe("load-balancer,listener,weight,region");
  expect(withColumn(["load-balancer", "region"], "listener", true)).toBeNull();
  expect(withColumn(["region"], "region", false)).toBe("none");
});

it("takes back each text that it makes", () => {
  const text = withColumn([], "seen", true);
  expect(readColumns(new URLSearchParams({ columns: text ?? "" }))).toEqual(["seen"]);
});
