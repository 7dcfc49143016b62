import { expect, it } from "vitest";
import { qualifierItems } from "#lib/inventory/items.ts";

it("offers aliases before versions, the newest first, and what follows deployments last", () => {
  const versions = ["$LATEST", "1", "2", "10"].map((Version) => ({ Version }));
  const aliases = ["$DEFAULT", "prod", "canary"].map((Name) => ({
    Name,
    FunctionVersion: Name === "$DEFAULT" ? "$LATEST" : "2",
    Description: null,
    RoutingConfig: null,
    AddTime: null,
    ModTime: null,
  }));
  const names = qualifierItems(versions, aliases).map(({ name }) => name);
  expect(names).toEqual(["prod", "canary", "10", "2", "1", "$DEFAULT", "$LATEST"]);
});
