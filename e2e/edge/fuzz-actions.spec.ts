import fc from "fast-check";
import { z } from "zod";
import { actionIds, callAction, expectUnharmed, oddText } from "#e2e/fixtures/fuzz.ts";
import { SandboxControl } from "#e2e/fixtures/sandbox.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { paths } from "#lib/paths.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

const numRuns = 200;

let launched: Launched;

test.beforeAll(async () => {
  launched = await launch();
});
test.afterAll(() => launched.stop());

/** Where each is called from. */
const page: Record<string, string> = {
  bindFunction: "/bind",
  cancelOperation: "/operations/1",
  closeOperation: "/operations/1",
  probeAgain: "/keys",
  switchScenario: "/sandbox",
  advanceClock: "/sandbox",
  provokeFault: "/sandbox",
  withdrawFault: "/sandbox",
};
const action = fc.constantFrom(...Object.keys(page));

test("no server action is left out", () => {
  expect(Object.keys(page).sort()).toEqual(Object.keys(actionIds()).sort());
});

function call(name: string, body: string, odd: { id?: string; type?: string } = {}) {
  return callAction(launched.console, page[name] ?? "", { id: actionIds()[name], ...odd, body });
}

/** What the account holds, and what the console has stored: nothing, whatever was called. */
async function expectNothingDone(): Promise<void> {
  expect(await new SandboxControl(launched.sandbox).countWrites()).toBe(0);
  const stored = await (await fetch(`${launched.console}/api/operations`)).json();
  expect(z.object({ total: z.number() }).parse(stored).total).toBe(0);
}

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    oddText,
    fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, 2 ** 53, "$1", "$F1", "$@0", "$Q1", "$K1", "$undefined"),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom("then", "toString", "valueOf", "constructor"), oddText), tie("any")),
  ),
})).any;

const body = fc.oneof(
  fc.array(value, { maxLength: 3 }).map((args) => JSON.stringify(args)),
  value.map((text) => JSON.stringify(text) ?? ""),
  fc.constantFrom("", "[", '["$1"]', '["$0:then"]', "[1e309]", '[{"__proto__":{"then":1}}]', "[".repeat(20_000)),
  fc.string({ unit: "binary" }),
);

const kind = fc.record(
  {
    id: fc.constantFrom("", "x", "__proto__", "0".repeat(41)),
    type: fc.constantFrom(
      "",
      "application/json",
      "multipart/form-data",
      "multipart/form-data; boundary=x",
      "text/html",
    ),
  },
  { requiredKeys: [] },
);

test("whatever is sent to a server action, it answers, stores nothing and sends nothing", async () => {
  test.slow();
  const property = fc.asyncProperty(action, body, fc.option(kind, { freq: 3, nil: {} }), async (name, sent, odd) => {
    const { status } = await call(name, sent, odd);
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(500);
  });
  await fc.assert(property, { numRuns });
  await expectNothingDone();
  await expectUnharmed(launched, /^$/);
});

const request = {
  intentId: "6f1d3e0a-3f0e-4a9f-8a55-0d6d2f0b8a11",
  region: "ap-guangzhou",
  loadBalancer: "lb-00000000",
  listener: "lbl-00000000",
  rule: "loc-00000000",
  namespace: "default",
  function: "order-webhook",
  qualifier: "$$LATEST",
  qualifierType: "VERSION",
  weight: 10,
  reason: "",
  before: null,
  retryOf: null,
};

test("a bind with any one field of any form is refused in words", async () => {
  test.slow();
  const field = fc.constantFrom(...Object.keys(request));
  const property = fc.asyncProperty(field, value, async (name, odd) => {
    const { status, body: answer } = await call("bindFunction", JSON.stringify([{ ...request, [name]: odd }]));
    expect([200, 400]).toContain(status);
    if (status === 200) expect(answer).toMatch(/"kind":"refused"/);
  });
  await fc.assert(property, { numRuns });
  await expectNothingDone();
  await expectUnharmed(launched, /^$/);
});

/** The first of a list that the pickers show. */
async function first(path: string): Promise<string> {
  const answer = await (await fetch(launched.console + path)).json();
  return z.object({ items: z.tuple([z.object({ id: z.string() })], z.unknown()) }).parse(answer).items[0].id;
}

test("a reason that PostgreSQL can't keep is refused at its field", async () => {
  const region = "ap-guangzhou";
  const loadBalancer = await first(paths.api.loadBalancers({ region }));
  const listener = await first(paths.api.listeners({ region, loadBalancer }));
  const rule = await first(paths.api.rules({ region, loadBalancer, listener }));
  const place = { region, loadBalancer, listener, rule };
  const { body: answer } = await call("bindFunction", JSON.stringify([{ ...request, ...place, reason: "a\0b" }]));
  expect(answer).toMatch(/"code":"Console.BadInput".*"field":"reason"/);
  await expectNothingDone();
});

test("a call longer than any form is refused", async () => {
  expect((await call("cancelOperation", JSON.stringify(["x".repeat(66_000)]))).status).toBe(413);
});
