import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "#lib/fold.ts";
import { searchTextOf } from "#lib/operations/store/search.ts";

describe("the folding of texts", () => {
  it("spells everything in ASCII, without regard to upper and lower case", () => {
    expect(fold("Shop-GATEWAY_7")).toBe("shop-gateway_7");
    expect(fold("支付")).toBe("U652fU4ed8");
    expect(fold("É")).toBe(fold("é"));
    expect(fold("𠮷")).toBe("U20bb7");
  });

  it("folds characters that look the same into one", () => {
    expect(fold("ＡＢＣ１")).toBe("abc1");
    expect(fold("e\u0301")).toBe(fold("é"));
  });

  it("folds a part of a text into a part of the folded text", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "B", "7", "-", "支", "付", "é", "𠮷") });
    fc.assert(
      fc.property(words, words, words, (before, part, after) => {
        expect(fold(before + part + after)).toContain(fold(part));
      }),
    );
  });
});

it("the search text has each name and id of an operation once, on a line of its own", () => {
  const hello = { function: { namespace: "default", name: "hello", qualifier: "1" }, weight: 10 };
  const text = searchTextOf({
    loadBalancerId: "lb-1",
    loadBalancerName: "支付",
    listenerId: "lbl-1",
    listenerName: "Web",
    locationId: "loc-1",
    ruleDomain: "shop.example.com",
    ruleUrl: "/Pay",
    before: null,
    after: hello,
    actor: "local",
    reason: null,
    taskId: "T-1",
    cloudSays: { code: "FailedOperation", message: "no", requestId: "T-1" },
  });
  expect(text).toBe(
    "\nlb-1\nU652fU4ed8\nlbl-1\nweb\nloc-1\nshop.example.com/pay\nlocal\ndefault\nhello\nt-1\nfailedoperation",
  );
});
