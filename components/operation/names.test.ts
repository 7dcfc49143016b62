import { expect, it } from "vitest";
import { bindingTo, sampleOperation } from "#components/data/testing/samples.ts";
import { functionName, loadBalancerName, operationTitle, tryAgainLink } from "#components/operation/names.ts";
import type { Binding } from "#lib/binding/types.ts";
import { paths } from "#lib/paths.ts";

it("opens the form with the same choice, as a retry", () => {
  const link = tryAgainLink({ ...sampleOperation, after: bindingTo("orders-api", "$LATEST", 0) });
  const url = new URL(paths.bind(link ?? {}), "http://console");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    region: "ap-guangzhou",
    lb: "lb-7q2m1xkd",
    listener: "lbl-5r8nq0ze",
    rule: "loc-9d3kfw2a",
    namespace: "default",
    function: "orders-api",
    qualifier: "$LATEST",
    weight: "0",
    retryOf: "41",
  });
});

it("has no form for an unbind", () => {
  expect(tryAgainLink({ ...sampleOperation, kind: "unbind", after: null })).toBeNull();
});

it("names a load balancer by its id where it has no name", () => {
  const { loadBalancer } = sampleOperation;
  expect(loadBalancerName(sampleOperation)).toBe(loadBalancer.name);
  const nameless = { ...sampleOperation, loadBalancer: { ...loadBalancer, name: "" } };
  expect(loadBalancerName(nameless)).toBe("lb-7q2m1xkd");
  expect(operationTitle(nameless)).toMatch(/^lb-7q2m1xkd \(/);
});

it("names a function so that it differs from the one that it replaces", () => {
  const names = (before: Binding | null, after: Binding | null) =>
    [before, after].map((binding) => binding && functionName(binding.function, { before, after }));
  const elsewhere = bindingTo("pay");
  elsewhere.function.namespace = "shop";
  expect(names(bindingTo("pay", "1"), bindingTo("pay", "2"))).toEqual(["pay:1", "pay:2"]);
  expect(names(bindingTo("pay", "1"), bindingTo("refund", "2"))).toEqual(["pay", "refund"]);
  expect(names(bindingTo("pay"), elsewhere)).toEqual(["default/pay", "shop/pay"]);
  expect(names(bindingTo("pay", "1", 10), bindingTo("pay", "1", 20))).toEqual(["pay", "pay"]);
  expect(names(null, bindingTo("pay", "2"))).toEqual([null, "pay"]);
});
