import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlainCall } from "#lib/edge/action-call.ts";

test.each([
  "[]",
  '["empty"]',
  '["$$LATEST"]',
  '[{"qualifier":"$$DEFAULT","before":{"function":{"qualifierType":"$undefined"},"weight":10},"retryOf":null}]',
])("%s is a call that our pages make", (body) => {
  expect(isPlainCall(body)).toBe(true);
});

test.each([
  "",
  "x",
  "null",
  '"$0"',
  '{"then":"$0"}',
  '["$1"]',
  '["$F1"]',
  '["$@0"]',
  '["$0:then"]',
  '[{"a":["$Q1"]}]',
  '["$n1"]',
])("%s is none", (body) => {
  expect(isPlainCall(body)).toBe(false);
});

test("a very deeply nested body is refused", () => {
  expect(isPlainCall("[".repeat(30_000) + "]".repeat(30_000))).toBe(false);
});

test("any body is judged without an exception", () => {
  const references = fc.constantFrom("$0", "$1:then", "$K1", "$__proto__", "$$x", "$undefined");
  const json = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 12 }, references, fc.jsonValue(), fc.array(tie("value")), fc.object()),
  })).value;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        json.map((value) => JSON.stringify([value])),
      ),
      (body) => {
        expect(typeof isPlainCall(body)).toBe("boolean");
      },
    ),
  );
});
