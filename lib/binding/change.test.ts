import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bindingFromWire, changeBetween, requestOf, sameBinding } from "#lib/binding/change.ts";
import { commandsOf, shellWord } from "#lib/binding/commands.ts";
import { hclString } from "#lib/binding/terraform.ts";
import type { Binding, Change, RuleRef } from "#lib/binding/types.ts";
import { isWeight } from "#lib/binding/weight.ts";

const rule: RuleRef = {
  region: "ap-guangzhou",
  loadBalancerId: "lb-aaaa1111",
  listenerId: "lbl-bbbb2222",
  locationId: "loc-cccc3333",
};
const where = { LoadBalancerId: "lb-aaaa1111", ListenerId: "lbl-bbbb2222", LocationId: "loc-cccc3333" };
const latest: Binding = {
  function: { namespace: "default", name: "orders", qualifier: "$LATEST", qualifierType: "VERSION" },
  weight: 10,
};
const heavy: Binding = { ...latest, weight: 66 };
const prod: Binding = { function: { namespace: "shop", name: "orders", qualifier: "prod" }, weight: 10 };

describe("changeOf", () => {
  it.each([
    ["bind", null, latest],
    ["replace", latest, prod],
    ["reweigh", latest, heavy],
    ["unbind", latest, null],
  ])("tells a %s", (kind, before, after) =>
    expect(changeBetween(rule, before, after)).toEqual({ kind, rule, before, after }),
  );

  it("is null when nothing changes, also where only the qualifier's type differs", () => {
    const told = { ...latest, function: { namespace: "default", name: "orders", qualifier: "$LATEST" } };
    expect(changeBetween(rule, latest, told)).toBeNull();
    expect(changeBetween(rule, null, null)).toBeNull();
  });
});

describe("sameBinding", () => {
  it.each([
    [{ ...latest, weight: 11 }],
    [{ ...latest, function: { ...latest.function, namespace: "other" } }],
    [{ ...latest, function: { ...latest.function, name: "Orders" } }],
    [{ ...latest, function: { ...latest.function, qualifier: "3" } }],
    [null],
  ])("tells %j apart", (other) => expect(sameBinding(latest, other)).toBe(false));
});

describe("requestOf", () => {
  const latestFunction = {
    FunctionNamespace: "default",
    FunctionName: "orders",
    FunctionQualifier: "$LATEST",
    FunctionQualifierType: "VERSION",
  };
  const prodFunction = { FunctionNamespace: "shop", FunctionName: "orders", FunctionQualifier: "prod" };

  it.each([
    ["RegisterFunctionTargets", null, latest, { Function: latestFunction, Weight: 10 }],
    ["ModifyFunctionTargets", latest, prod, { Function: prodFunction, Weight: 10 }],
    ["ModifyFunctionTargets", latest, heavy, { Function: latestFunction, Weight: 66 }],
    ["DeregisterFunctionTargets", prod, null, { Function: prodFunction }],
  ])("asks for %s", (action, before, after, target) =>
    expect(requestOf(known(changeBetween(rule, before, after)))).toEqual({
      action,
      body: { ...where, FunctionTargets: [target] },
    }),
  );

  it("copies only known members", () => {
    const odd = { ...latest, function: { ...latest.function, secret: "x" }, note: "y" };
    const { body } = requestOf(known(changeBetween({ ...rule, ...{ extra: "z" } }, null, odd)));
    expect(body).toEqual({ ...where, FunctionTargets: [{ Function: latestFunction, Weight: 10 }] });
  });

  it("is read back as the requested binding", () => {
    const { body } = requestOf(known(changeBetween(rule, null, heavy)));
    expect(bindingFromWire(body.FunctionTargets)).toEqual(heavy);
  });
});

describe("bindingFromWire", () => {
  const orders = { FunctionNamespace: "default", FunctionName: "orders", FunctionQualifier: "3" };

  it.each([null, undefined, [], [{ Function: null }]])("reads %j as none", (targets) =>
    expect(bindingFromWire(targets)).toBeNull(),
  );

  it("reads an omitted weight as 10 and a missing qualifier type as undefined", () => {
    const expected = { function: { namespace: "default", name: "orders", qualifier: "3" }, weight: 10 };
    expect(bindingFromWire([{ Function: { ...orders, FunctionQualifierType: null }, Weight: null }])).toEqual(expected);
    expect(bindingFromWire([{ Function: { ...orders, FunctionQualifierType: "" } }])).toEqual(expected);
  });

  it("keeps weight 0", () => expect(bindingFromWire([{ Function: orders, Weight: 0 }])?.weight).toBe(0));
});

describe("isWeight", () => {
  it.each([0, 1, 10, 100])("accepts %d", (value) => expect(isWeight(value)).toBe(true));
  it.each([-1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d", (value) =>
    expect(isWeight(value)).toBe(false),
  );
});

describe("commandsOf", () => {
  const bind = known(changeBetween(rule, null, latest));

  it("writes the call with $LATEST quoted for the shell, and the wait for its task", () => {
    expect(commandsOf(bind, null).tccli.split("\n")).toEqual([
      `tccli clb RegisterFunctionTargets --region ap-guangzhou --LoadBalancerId lb-aaaa1111 --ListenerId lbl-bbbb2222 --LocationId loc-cccc3333 --FunctionTargets '[{"Function":{"FunctionNamespace":"default","FunctionName":"orders","FunctionQualifier":"$LATEST","FunctionQualifierType":"VERSION"},"Weight":10}]'`,
      `tccli clb DescribeTaskStatus --region ap-guangzhou --TaskId '<RequestId>' --waiter "{'expr':'Status','to':0,'timeout':180,'interval':5}"`,
    ]);
  });

  it("names the endpoint on both lines where it isn't tccli's default", () => {
    const lines = commandsOf(bind, "http://127.0.0.1:9700").tccli.split("\n");
    expect(lines.every((line) => line.includes("--region ap-guangzhou --endpoint http://127.0.0.1:9700 "))).toBe(true);
  });

  it("has the same body as the request", () => {
    expect(JSON.parse(commandsOf(bind, null).json)).toEqual(requestOf(bind).body);
  });

  it("writes a Terraform resource and the command that imports an existing binding", () => {
    const terraform = commandsOf(bind, null).terraform;
    expect(terraform?.resource).toBe(`resource "tencentcloud_clb_function_targets_attachment" "loc_cccc3333" {
  load_balancer_id = "lb-aaaa1111"
  listener_id      = "lbl-bbbb2222"
  location_id      = "loc-cccc3333"

  function_targets {
    function {
      function_namespace      = "default"
      function_name           = "orders"
      function_qualifier      = "$LATEST"
      function_qualifier_type = "VERSION"
    }
    weight = 10
  }
}`);
    expect(terraform?.importCommand).toBe(
      "terraform import tencentcloud_clb_function_targets_attachment.loc_cccc3333 'lb-aaaa1111#lbl-bbbb2222#loc-cccc3333'",
    );
  });

  it("has no resource for an unbind", () => {
    const commands = commandsOf(known(changeBetween(rule, latest, null)), null);
    expect(commands.terraform).toBeNull();
    expect(commands.tccli).toContain("tccli clb DeregisterFunctionTargets ");
  });
});

describe("shellWord", () => {
  it("is taken literally by a shell, for any text", () => {
    const word = fc.string({ unit: "binary-ascii" }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
        const script = words.map((text) => `printf '%s\\0' ${shellWord(text)}`).join("\n");
        const printed = execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" });
        expect(printed.split("\0").slice(0, -1)).toEqual(words);
      }),
      { numRuns: 20 },
    );
  });
});

describe("hclString", () => {
  it.each([
    ["plain $LATEST", '"plain $LATEST"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ["$" + "{var.x}", '"$$' + '{var.x}"'],
    ["%{ if x }", '"%%{ if x }"'],
    ["two\nlines", '"two\\nlines"'],
  ])("escapes %j", (text, written) => expect(hclString(text)).toBe(written));
});

function known(change: Change | null): Change {
  if (!change) throw new Error("Expected a change");
  return change;
}
