import fc from "fast-check";
import { z } from "zod";
import { actionIds, callAction, expectUnharmed, oddText } from "#e2e/fixtures/fuzz.ts";
import { SandboxControl } from "#e2e/fixtures/sandbox.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { paths } from "#lib/paths.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// One worker plays all of it, on the console that it launches.
test.describe.configure({ mode: "default" });

const numRuns = 200;

let launched: Launched;

test.beforeAll(async () => {
  launched = await launch();
});
test.afterAll(() => launched.stop());

/** The page of each action. */
const page: Record<string, string> = {
  askForChange: "/bind",
  askForChanges: "/bindings",
  cancelOperation: "/operations/1",
  closeOperation: "/operations/1",
  acknowledgeDrift: "/drift",
  adoptDrift: "/drift",
  refreshBindings: "/bindings",
  saveView: "/bindings",
  renameView: "/bindings",
  deleteView: "/bindings",
  probeAgain: "/keys",
  switchScenario: "/sandbox",
  advanceClock: "/sandbox",
  provokeFault: "/sandbox",
  withdrawFault: "/sandbox",
};
const action = fc.constantFrom(...Object.keys(page));

test("every server action is covered", () => {
  expect(Object.keys(page).sort()).toEqual(Object.keys(actionIds()).sort());
});

function call(name: string, body: string, odd: { id?: string; type?: string } = {}) {
  return callAction(launched.console, page[name] ?? "", { id: actionIds()[name], ...odd, body });
}

/** Expects that nothing was stored and nothing sent. */
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

test("a server action answers any input, and stores and sends nothing", async () => {
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
  change: {
    kind: "bind",
    rule: {
      region: "ap-guangzhou",
      loadBalancerId: "lb-00000000",
      listenerId: "lbl-00000000",
      locationId: "loc-00000000",
    },
    before: null,
    after: {
      function: { namespace: "default", name: "order-webhook", qualifier: "$$LATEST", qualifierType: "VERSION" },
      weight: 10,
    },
  },
  reason: "",
  retryOf: null,
  undoes: null,
};

/** The paths of all members at any depth. */
function membersOf(within: object, above: string[] = []): string[][] {
  return Object.entries(within).flatMap(([name, inner]: [string, unknown]) => {
    const path = [...above, name];
    return typeof inner === "object" && inner !== null ? [path, ...membersOf(inner, path)] : [path];
  });
}

/** The request with another value at a path. */
function requestWith([name = "", ...rest]: string[], odd: unknown, within: object = request): object {
  const inner: unknown = Reflect.get(within, name);
  const next = typeof inner === "object" && inner !== null && rest.length > 0 ? requestWith(rest, odd, inner) : odd;
  return { ...within, [name]: next };
}

test("a bind with one invalid member is refused with a reason", async () => {
  test.slow();
  const member = fc.constantFrom(...membersOf(request));
  const property = fc.asyncProperty(member, value, async (path, odd) => {
    const { status, body: answer } = await call("askForChange", JSON.stringify([requestWith(path, odd)]));
    expect([200, 400]).toContain(status);
    if (status === 200) expect(answer).toMatch(/"kind":"refused"/);
  });
  await fc.assert(property, { numRuns });
  await expectNothingDone();
  await expectUnharmed(launched, /^$/);
});

/** The first item of a picker's list. */
async function first<Id extends string>(path: string, id: Id): Promise<string> {
  const { items } = z
    .object({ items: z.array(z.looseObject({})) })
    .parse(await (await fetch(launched.console + path)).json());
  return z.string().parse(items[0]?.[id]);
}

test("a reason that PostgreSQL can't store is refused at its field", async () => {
  const region = "ap-guangzhou";
  const loadBalancerId = await first(paths.api.loadBalancers({ region }), "loadBalancerId");
  const listenerId = await first(paths.api.listeners({ region, loadBalancerId }), "listenerId");
  const locationId = await first(paths.api.rules({ region, loadBalancerId, listenerId }), "locationId");
  const rule = { region, loadBalancerId, listenerId, locationId };
  const asked = { ...request, change: { ...request.change, rule }, reason: "a\0b" };
  const { body: answer } = await call("askForChange", JSON.stringify([asked]));
  expect(answer).toMatch(/"code":"Console.BadInput".*"field":"reason"/);
  await expectNothingDone();
});

test("an oversized call is refused", async () => {
  expect((await call("cancelOperation", JSON.stringify(["x".repeat(66_000)]))).status).toBe(413);
});
