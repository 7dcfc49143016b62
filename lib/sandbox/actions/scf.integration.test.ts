import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { SdkCaller } from "#lib/sandbox/testing/sdk.ts";

let sandbox: RunningSandbox;
let sdk: SdkCaller;

beforeAll(async () => {
  sandbox = await startSandbox();
  sdk = new SdkCaller(sandbox);
});

afterAll(() => sandbox.close());

const inDefault = { FunctionName: "order-webhook", Namespace: "default" };

test("namespaces come with default first and faults last; they can be searched", async () => {
  const answer = await sdk.call("scf", "ListNamespaces", { Limit: 100 });
  expect(answer).toMatchObject({ TotalCount: 6, Namespaces: { 0: { Name: "default" }, 5: { Name: "faults" } } });
  const search = [{ Key: "Description", Value: "商城" }];
  expect(await sdk.call("scf", "ListNamespaces", { SearchKey: search, Orderby: "Name", Order: "ASC" })).toMatchObject({
    TotalCount: 2,
    Namespaces: [{ Name: "shop-prod" }, { Name: "shop-staging" }],
  });
});

test("functions are searched, filtered, ordered and paged", async () => {
  expect(await sdk.call("scf", "ListFunctions", { Limit: 2 })).toMatchObject({
    TotalCount: 25,
    Functions: [{ FunctionName: "order-webhook" }, { FunctionName: "image-thumbnail" }],
  });
  expect(
    await sdk.call("scf", "ListFunctions", { SearchKey: "CATALOG", Orderby: "FunctionName", Order: "ASC" }),
  ).toMatchObject({
    TotalCount: 4,
    Functions: [{ FunctionName: "catalog-create" }, {}, {}, { FunctionName: "catalog-update" }],
  });
  expect(await sdk.call("scf", "ListFunctions", { Filters: [{ Name: "Type", Values: ["HTTP"] }] })).toMatchObject({
    TotalCount: 1,
    Functions: [{ FunctionName: "web-frontend", Type: "HTTP", Status: "Active" }],
  });
  expect(await sdk.call("scf", "ListFunctions", { Filters: [{ Name: "tag-team", Values: ["media"] }] })).toMatchObject({
    TotalCount: 1,
    Functions: [{ FunctionName: "image-thumbnail", Tags: [{ Key: "team", Value: "media" }] }],
  });
  expect(await sdk.call("scf", "ListFunctions", { Namespace: "empty" })).toMatchObject({
    TotalCount: 0,
    Functions: [],
  });
});

test("versions hold $LATEST, aliases $DEFAULT", async () => {
  expect(await sdk.call("scf", "ListVersionByFunction", inDefault)).toMatchObject({
    TotalCount: 4,
    FunctionVersion: ["$LATEST", "3", "2", "1"],
  });
  expect(await sdk.call("scf", "ListAliases", inDefault)).toMatchObject({
    TotalCount: 3,
    Aliases: [
      { Name: "$DEFAULT", FunctionVersion: "$LATEST" },
      { Name: "prod", FunctionVersion: "3" },
      { Name: "canary", RoutingConfig: { AdditionalVersionWeights: [{ Version: "3", Weight: 0.1 }] } },
    ],
  });
  expect(await sdk.call("scf", "ListAliases", { ...inDefault, Offset: "1", Limit: "1" })).toMatchObject({
    TotalCount: 3,
    Aliases: [{ Name: "prod" }],
  });
});

test.each([
  ["ListFunctions", { Namespace: "nowhere" }, "ResourceNotFound.Namespace"],
  ["ListVersionByFunction", { FunctionName: "nobody" }, "ResourceNotFound.Function"],
  ["ListAliases", { FunctionName: "order-webhook", Namespace: "nowhere" }, "ResourceNotFound.Namespace"],
  ["ListAliases", {}, "MissingParameter"],
  ["ListFunctions", { Limit: 101 }, "InvalidParameterValue.Limit"],
  ["ListFunctions", { Order: "UP" }, "InvalidParameterValue.Order"],
])("%s %j answers %s", async (action, parameters, code) => {
  expect((await sdk.refusal("scf", action, parameters)).code).toBe(code);
});

test("an empty region has its default namespace", async () => {
  const seoul = new SdkCaller(sandbox, { region: "ap-seoul" });
  expect(await seoul.call("scf", "ListNamespaces")).toMatchObject({ TotalCount: 1, Namespaces: [{ Name: "default" }] });
  expect(await seoul.call("scf", "ListFunctions")).toMatchObject({ TotalCount: 0, Functions: [] });
});

test("another region has its own functions", async () => {
  const tokyo = new SdkCaller(sandbox, { region: "ap-tokyo" });
  expect(await tokyo.call("scf", "ListFunctions")).toMatchObject({
    Functions: [{ FunctionName: "hello-world" }, {}, {}],
  });
});
