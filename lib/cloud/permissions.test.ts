import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { policyNameOf } from "#lib/cloud/catalogue/action.ts";
import { catalogue } from "#lib/cloud/catalogue/catalogue.ts";
import { permissions } from "#lib/cloud/permissions.ts";

const named = permissions.map(({ action }) => action);

it("holds every action that the console calls with its keys", () => {
  const beforehand = ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"];
  expect(named.toSorted()).toEqual(
    catalogue
      .map(policyNameOf)
      .filter((action) => !beforehand.includes(action))
      .toSorted(),
  );
});

it("is the list of permissions in the README", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, list] = /The keys need these permissions: ([^.]*?), and AssumeRole/.exec(readme) ?? [];
  const written = (list ?? "").split(";").flatMap((part) => {
    const [, service, actions] = /`(\w+)`\s+([\s\S]+)/.exec(part) ?? [];
    return (actions ?? "").split(",").map((action) => `${service}:${action.trim()}`);
  });
  expect(written).toEqual(named);
});
