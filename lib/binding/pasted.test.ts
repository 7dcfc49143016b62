import { describe, expect, it } from "vitest";
import { commandsOf } from "#lib/binding/commands.ts";
import { readPasted } from "#lib/binding/pasted.ts";
import type { Change } from "#lib/binding/types.ts";

describe("an address", () => {
  it.each([
    ["https://shop.example.com/api/orders", { path: "/api/orders", protocol: "HTTPS", port: 443 }],
    [" http://Shop.Example.com:8080/?a=b#c ", { path: "/", protocol: "HTTP", port: 8080 }],
    ["shop.example.com", { path: null, protocol: null, port: null }],
    ["shop.example.com/api", { path: "/api", protocol: null, port: null }],
  ])("%s", (text, expected) => {
    expect(readPasted(text)).toEqual({ address: { domain: "shop.example.com", ...expected } });
  });

  it("may be of all subdomains", () => {
    expect(readPasted("*.example.com")).toMatchObject({ address: { domain: "*.example.com" } });
  });
});

it.each([
  ["lb-7q2m1xkd", { loadBalancerId: "lb-7q2m1xkd" }],
  ["lbl-5r8nq0ze", { listenerId: "lbl-5r8nq0ze" }],
  ["loc-9d3kfw2a", { locationId: "loc-9d3kfw2a" }],
  [
    "lb-7q2m1xkd#lbl-5r8nq0ze#loc-9d3kfw2a",
    { loadBalancerId: "lb-7q2m1xkd", listenerId: "lbl-5r8nq0ze", locationId: "loc-9d3kfw2a" },
  ],
])("an id: %s", (text, expected) => {
  expect(readPasted(text)).toEqual(expected);
});

describe("what the console itself offers to copy", () => {
  const change: Change = {
    kind: "bind",
    rule: {
      region: "ap-guangzhou",
      loadBalancerId: "lb-7q2m1xkd",
      listenerId: "lbl-5r8nq0ze",
      locationId: "loc-9d3kfw2a",
    },
    before: null,
    after: {
      function: { namespace: "default", name: "orders", qualifier: "$LATEST", qualifierType: "VERSION" },
      weight: 25,
    },
  };
  const { region, ...ids } = change.rule;
  const named = { ...ids, namespace: "default", function: "orders", qualifier: "$LATEST", weight: "25" };

  it("is read as a tccli command", () => {
    expect(readPasted(commandsOf(change, null).tccli)).toEqual({ region, ...named });
  });

  it("is read as a JSON body", () => {
    expect(readPasted(commandsOf(change, null).json)).toEqual(named);
  });
});

it("reads a command over several lines", () => {
  const command =
    'tccli clb RegisterFunctionTargets --region ap-tokyo \\\n  --LoadBalancerId lb-1 --FunctionTargets "[{\\"Weight\\":3}]"';
  expect(readPasted(command)).toEqual({ region: "ap-tokyo", loadBalancerId: "lb-1", weight: "3" });
});

it.each(["", "hello", "{", "[]", "tccli", "lb-", "https://"])("nothing of these: “%s”", (text) => {
  expect(readPasted(text)).toBeNull();
});
