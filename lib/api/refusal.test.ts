import { expect, test } from "vitest";
import type { z } from "zod";
import { changeRequestSchema } from "#lib/api/contract/actions.ts";
import { operationsQuery, rulesQuery } from "#lib/api/contract/queries.ts";
import { faultOrderSchema } from "#lib/api/contract/sandbox.ts";
import { ChangeRefused, explainBadInput, explainThrown } from "#lib/api/refusal.ts";
import { mostFaultTimes } from "#lib/sandbox-terms.ts";

/** The field at which a person is told what is wrong with an input. */
function fieldOf(schema: z.ZodType, input: unknown): string | null | undefined {
  const { error } = schema.safeParse(input);
  return error && explainBadInput(error, "en").field;
}

const order = { action: "CreateRule", kind: "error", times: 1, code: "InternalError" };
const binding = (weight: number) => ({ function: { namespace: "default", name: "hello", qualifier: "1" }, weight });
const rule = { region: "ap-guangzhou", loadBalancerId: "lb-1", listenerId: "lbl-1", locationId: "loc-1" };
const request = {
  intentId: "0b9f6a34-4a5c-4f6e-9a77-3d6f3f0f8a10",
  change: { kind: "bind", rule, before: null, after: binding(10) },
  reason: "",
  retryOf: null,
  undoes: null,
};

test("a field of any form is named by itself", () => {
  expect(fieldOf(faultOrderSchema, order)).toBeUndefined();
  expect(fieldOf(faultOrderSchema, { ...order, times: mostFaultTimes + 1 })).toBe("times");
  expect(fieldOf(faultOrderSchema, { ...order, code: "" })).toBe("code");
  expect(fieldOf(rulesQuery, { region: "ap-guangzhou", loadBalancerId: "lb-1" })).toBe("listenerId");
  expect(fieldOf(operationsQuery, { state: "gone" })).toBe("state");
});

test("a part of a change is named by the bind form's field, and what the form only shows by none", () => {
  const changed = (change: object) => ({ ...request, change: { ...request.change, ...change } });
  expect(fieldOf(changeRequestSchema, request)).toBeUndefined();
  expect(fieldOf(changeRequestSchema, changed({ after: binding(-1) }))).toBe("weight");
  expect(fieldOf(changeRequestSchema, changed({ after: { weight: 1 } }))).toBe("function");
  expect(fieldOf(changeRequestSchema, changed({ before: { weight: 1 } }))).toBeNull();
  expect(fieldOf(changeRequestSchema, changed({ kind: "none" }))).toBeNull();
});

test("a conflict says what the rule holds now, where that is known", async () => {
  const { holds, code } = await explainThrown(new ChangeRefused({ kind: "conflict", holds: binding(7) }), "en");
  expect({ code, holds }).toEqual({ code: "Console.ChangedSinceReview", holds: binding(7) });
  expect(await explainThrown(new ChangeRefused({ kind: "conflict", holds: null }), "en")).toHaveProperty("holds", null);
  expect(await explainThrown(new ChangeRefused({ kind: "conflict" }), "en")).not.toHaveProperty("holds");
});

test("an input that is no object is no field's", () => {
  expect(fieldOf(faultOrderSchema, "all")).toBeNull();
});
