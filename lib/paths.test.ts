import { expect, it } from "vitest";
import { inAccount, settingsAccountId } from "#lib/account.ts";
import { paths } from "#lib/paths.ts";

const region = "ap-guangzhou";

/** Every address of something that belongs to an account. */
function inPlace(account: string): string[] {
  const place = inAccount(account);
  const { api } = paths;
  return [
    paths.overview(place),
    paths.bind({ ...place, region }),
    paths.operations(place),
    paths.operation("1", place),
    paths.keys(place),
    paths.sandbox(place),
    api.account({ ...place, region }),
    api.loadBalancers({ ...place, region }),
    api.listeners({ ...place, region, loadBalancerId: "lb-1" }),
    api.rules({ ...place, region, loadBalancerId: "lb-1", listenerId: "lbl-1" }),
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
  const accounts = inPlace("prod").map((path) => new URL(path, "http://console").searchParams.get("account"));
  expect(new Set(accounts)).toEqual(new Set(["prod"]));
});

it("leaves out the account of the settings", () => {
  expect(inPlace(settingsAccountId).filter((path) => path.includes("account="))).toEqual([]);
});
