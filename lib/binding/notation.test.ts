import { expect, test } from "vitest";
import { bindingText, functionText } from "#lib/binding/notation.ts";

const binding = {
  function: { namespace: "default", name: "orders-api", qualifier: "$LATEST", qualifierType: "VERSION" },
  weight: 10,
} as const;

test("a function is named with its namespace, also the usual one, and its version or alias", () => {
  expect(functionText(binding.function)).toBe("default/orders-api:$LATEST");
  expect(functionText({ namespace: "shop", name: "cart", qualifier: "prod" })).toBe("shop/cart:prod");
  expect(functionText({ namespace: "shop", name: "cart", qualifier: "" })).toBe("shop/cart");
});

test("a binding ends in its weight, in the reader's language", () => {
  expect(bindingText(binding, (weight) => `weight ${weight}`)).toBe("default/orders-api:$LATEST · weight 10");
  expect(bindingText(binding, (weight) => `权重 ${weight}`)).toBe("default/orders-api:$LATEST · 权重 10");
});
