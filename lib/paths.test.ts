import { expect, it } from "vitest";
import { inAccount, settingsAccountId } from "#lib/account.ts";
import { inPlace, paths } from "#lib/paths.ts";

const region = "ap-guangzhou";

/** Every address of something that belongs to an account. */
function pathsIn(account: string): string[] {
  const place = inAccount(account);
  const { api } = paths;
  return [
    paths.overview(place),
    paths.bind({ ...place, region }),
    paths.operations(place),
    paths.operation("1", place),
    paths.rule(region, "loc-1", { ...place, lb: "lb-1" }),
    paths.keys(place),
    paths.sandbox(place),
    api.account({ ...place, region }),
    api.loadBalancers({ ...place, region }),
    api.listeners({ ...place, region, loadBalancerId: "lb-1" }),
    api.rules({ ...place, region, loadBalancerId: "lb-1", listenerId: "lbl-1" }),
    api.rule({ ...place, region, loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: "loc-1" }),
    api.namespaces({ ...place, region }),
    api.functions({ ...place, region, namespace: "default" }),
    api.qualifiers({ ...place, region, namespace: "default", function: "hello" }),
    api.operations(place),
    api.overview(place),
    api.operation("1", place),
    api.sandboxCalls(place),
    api.events(place),
  ];
}

it("names the account in force in every address", () => {
  const accounts = pathsIn("prod").map((path) => new URL(path, "http://console").searchParams.get("account"));
  expect(new Set(accounts)).toEqual(new Set(["prod"]));
});

it("leaves out the account of the settings", () => {
  expect(pathsIn(settingsAccountId).filter((path) => path.includes("account="))).toEqual([]);
});

it("puts a path into an account, and keeps the rest of it", () => {
  expect(inPlace("/operations?show=attention#main", { account: "prod" })).toBe(
    "/operations?show=attention&account=prod#main",
  );
  expect(inPlace("/operations?show=attention", {})).toBe("/operations?show=attention");
});

it("leaves a path in the account that it names", () => {
  expect(inPlace(paths.keys({ account: "test" }), { account: "prod" })).toBe("/keys?account=test");
  expect(inPlace(paths.overview({ account: settingsAccountId }), { account: "prod" })).toBe("/");
});
