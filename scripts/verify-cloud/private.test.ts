import { expect, test } from "vitest";
import { withoutNames } from "#scripts/verify-cloud/private.ts";

test("an account's ids and names become codes: the same one everywhere, and only for whole words", () => {
  const told = withoutNames(
    {
      message: "LoadBalancer lb-1a2b3c4d (10.0.0.7) of uin/100010020001 does not call order with AKIDz8krbsJ5",
      list: ["lb-1a2b3c4d", "order-listener", "shop.example.com"],
      code: "FailedOperation.ResourceInOperating",
      ms: 1234567890,
    },
    ["order", "shop.example.com"],
  );
  const text = JSON.stringify(told);
  for (const name of ["1a2b3c4d", "10.0.0.7", "100010020001", "call order ", "AKIDz", "shop"]) {
    expect(text).not.toContain(name);
  }
  expect(told.message).toContain(told.list[0]);
  expect(told.list[1]).toBe("order-listener");
  expect(told).toMatchObject({ code: "FailedOperation.ResourceInOperating", ms: 1234567890 });
});
