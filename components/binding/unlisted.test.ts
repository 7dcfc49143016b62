import { describe, expect, it } from "vitest";
import { namespacesWith, qualifiersWith } from "#components/binding/unlisted.ts";
import type { MissingRead, Page, QualifierItem } from "#lib/api/contract/inventory.ts";

const eligible = { kind: "eligible" } as const;
const live: QualifierItem = {
  name: "live",
  type: "ALIAS",
  description: "",
  changedAt: "",
  pointsTo: "3",
  verdict: eligible,
};

function page<Item>(items: Item[], ...names: MissingRead["name"][]): Page<Item> {
  const missing = names.map((name) => ({ name, action: `scf:${name}`, keys: null, policy: "{}" }));
  return { items, total: items.length, nextOffset: null, missing };
}

function namesOf(items: readonly { name: string }[] | undefined): string[] | undefined {
  return items?.map(({ name }) => name);
}

describe("a link's namespace", () => {
  const usual = { name: "default", description: "", verdict: eligible };

  it("is added if namespaces can't be listed, once", () => {
    expect(namesOf(namespacesWith("shop", page([usual], "ListNamespaces")))).toEqual(["default", "shop"]);
    expect(namesOf(namespacesWith("default", page([usual], "ListNamespaces")))).toEqual(["default"]);
    expect(namesOf(namespacesWith("", page([usual], "ListNamespaces")))).toEqual(["default"]);
  });

  it("must be in the list if there is one", () => {
    expect(namesOf(namespacesWith("shop", page([usual])))).toEqual(["default"]);
    expect(namespacesWith("shop", undefined)).toBeUndefined();
  });
});

describe("a link's version or alias", () => {
  it.each([
    ["7", "ListVersionByFunction", ["live", "7"]],
    ["prod", "ListAliases", ["live", "prod"]],
    ["7", "ListAliases", ["live"]],
    ["prod", "ListVersionByFunction", ["live"]],
    ["no qualifier", "ListAliases", ["live"]],
  ] as const)("%s without %s", (name, missing, names) => {
    expect(namesOf(qualifiersWith(name, page([live], missing)))).toEqual(names);
  });

  it("has a warning that it could not be checked", () => {
    expect(qualifiersWith("7", page([live], "ListVersionByFunction"))?.[1]).toMatchObject({
      type: "VERSION",
      verdict: { kind: "warning", reasons: ["qualifier-not-listed"] },
    });
  });
});
