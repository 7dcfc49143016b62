import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import { servedActions } from "#lib/cloud/catalogue/catalogue.ts";
import type { Sandbox } from "#lib/sandbox/sandbox.ts";
import { answerTo, sandboxInProcess } from "#lib/sandbox/testing/in-process.ts";
import type { SignedCall } from "#lib/sandbox/testing/wire.ts";

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = sandboxInProcess();
});

/** Expects an answer of the documented form without an internal error; returns its code. */
function expectAnswer(call: Omit<SignedCall, "port">): string {
  sandbox.frequency.clear();
  const answer = answerTo(sandbox, call);
  expect(answer.RequestId).toMatch(/^[0-9a-f-]{36}$/);
  if (answer.Error) {
    expect(answer.Error.Code).toMatch(/^[A-Z][A-Za-z]*(\.[A-Z][A-Za-z0-9]*)?$/);
    expect(answer.Error.Code).not.toContain("InternalError");
    expect(answer.Error.Message).not.toBe("");
  }
  return answer.Error?.Code ?? "OK";
}

function callOf({ name, service, version }: Action) {
  return { action: name, service, version };
}

const ids = [
  "lb-00000000",
  "lbl-00000000",
  "loc-00000000",
  "",
  "lb-",
  "__proto__",
  "constructor",
  "default",
  "$LATEST",
];

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...ids, 0, 1, -1, 80, 65_536, 1e308, 2 ** 53, true, null, [], {}, "order-webhook", "HTTP"),
  fc.jsonValue({ maxDepth: 4 }),
);

interface Shape {
  type?: unknown;
  enum?: unknown[] | undefined;
  properties?: Record<string, Shape> | undefined;
  required?: string[] | undefined;
  items?: Shape | undefined;
}

const shape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.unknown(),
    enum: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), shape).optional(),
    required: z.array(z.string()).optional(),
    items: shape.optional(),
  }),
);

/** Values that mostly match the schema. */
function like(wanted: Shape, name: string): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: wellFormed(wanted, name), weight: 60 }, { arbitrary: value, weight: 1 });
}

function wellFormed(wanted: Shape, name = ""): fc.Arbitrary<unknown> {
  if (wanted.enum) return fc.constantFrom(...wanted.enum);
  if (wanted.properties) {
    const { properties, required = [] } = wanted;
    const members = Object.entries(properties).map(([key, inner]) => [key, like(inner, key)] as const);
    return fc
      .subarray(
        members.map(([key]) => key),
        { maxLength: Math.min(6, members.length) },
      )
      .chain((some) => {
        const chosen = members.filter(([key]) => required.includes(key) || some.includes(key));
        return fc.record(Object.fromEntries(chosen));
      });
  }
  if (wanted.type === "array") {
    const item = like(wanted.items ?? {}, name.replace(/s$/, ""));
    return fc.oneof(
      { arbitrary: fc.tuple(item), weight: 4 },
      { arbitrary: fc.array(item, { maxLength: 3 }), weight: 1 },
    );
  }
  if (wanted.type === "integer" || wanted.type === "number") return fc.integer({ min: -1, max: 100 });
  if (wanted.type === "boolean") return fc.boolean();
  return fc.constantFrom(...(Object.hasOwn(known, name) ? (known[name] ?? ids) : ids));
}
/** Ids and names that exist, so that calls get past the checks of the parameters' form. */
const known = valuesThatExist();

function valuesThatExist(): Record<string, string[]> {
  const world = sandboxInProcess();
  const read = (action: string, body: object) =>
    JSON.stringify(answerTo(world, { action, body: JSON.stringify(body) }));
  const LoadBalancerId = /lb-[a-z0-9]{8}/.exec(read("DescribeLoadBalancers", { SearchKey: "shop-web" }))?.[0] ?? "";
  const listeners = read("DescribeListeners", { LoadBalancerId, Protocol: "HTTP" });
  const locations = [...new Set(listeners.match(/loc-[a-z0-9]{8}/g))];
  return {
    LoadBalancerId: [LoadBalancerId],
    ListenerId: [...new Set(listeners.match(/lbl-[a-z0-9]{8}/g))].slice(0, 1),
    LocationId: locations,
    TriggerName: locations,
    FunctionName: ["order-webhook", "checkout", "web-frontend", "coupon-engine"],
    FunctionNamespace: ["default", "shop-prod"],
    FunctionQualifier: ["$LATEST", "prod", "1"],
    Qualifier: ["prod"],
    Namespace: ["default", "shop-prod", "QCE/LOADBALANCE", "QCE/SCF_V2"],
    MetricName: ["QPS", "HttpCode4XX", "Invocation"],
    Name: ["vip", "functionName", "tag-key", "location-id", "Qualifier", "Status"],
    Key: ["Namespace"],
    StartTime: ["2026-10-21T10:00:00+08:00", "2026-10-21T10:00:00"],
    EndTime: ["2026-10-21T11:00:00+08:00", "2026-10-21T12:00:00Z"],
    Domain: ["shop.example.com", "new.example.com"],
    Url: ["/", "/new", "/api/checkout"],
    InstanceId: ["ins-abcd1234", "ins-abcd1235"],
    EniIp: ["10.9.8.7", "fe80::1"],
    SubnetId: ["subnet-abcd1234"],
    VpcId: ["vpc-abcd1234"],
    MasterZoneId: ["100003", "ap-guangzhou-4"],
    ZoneId: ["ap-guangzhou-3"],
    AddressIPVersion: ["IPV4", "ipv6", "IPv6FullChain"],
    Product: ["clb", "scf"],
    Type: ["clb", "timer"],
    Offset: ["0", "1"],
    Limit: ["1", "20"],
  };
}

test.each(servedActions.map((action) => [action.name, action] as const))(
  "%s answers whatever it is asked",
  (_, action) => {
    const wanted = shape.parse(z.toJSONSchema(action.request, { io: "input", unrepresentable: "any" }));
    const parameters = fc.oneof(
      { arbitrary: wellFormed(wanted), weight: 8 },
      { arbitrary: fc.oneof(value, fc.dictionary(fc.string(), value)), weight: 1 },
    );
    const codes = new Set<string>();
    fc.assert(
      fc.property(parameters, (body) => {
        codes.add(expectAnswer({ ...callOf(action), body: JSON.stringify(body) }));
      }),
      { numRuns: 150 },
    );
    // Otherwise one early check would have refused all of them.
    expect(codes.size).toBeGreaterThan(1);
  },
);

const anyAction = fc.constantFrom(...servedActions).map(callOf);

test("a body of any bytes is answered", () => {
  const body = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    fc.constantFrom("", " ", "null", "[", '{"a":', "1e999"),
  );
  fc.assert(fc.property(anyAction, body, (call, text) => void expectAnswer({ ...call, body: text })));
});

test("a query and a form of any names and values are answered", () => {
  const name = fc.oneof(
    fc.constantFrom(
      "Limit",
      "Filters.0.Name",
      "Filters.0.Values.0",
      "Filters.x",
      "Filters.0",
      "__proto__.x",
      "a.b.c.d.e.f.g.h.i",
    ),
    fc.string({ unit: "grapheme" }),
  );
  const pairs = fc.array(fc.tuple(name, fc.string({ unit: "grapheme" })), { maxLength: 6 });
  const raw = fc.stringMatching(/^[!-~]{0,80}$/).map((text) => text.replaceAll("#", "%").replaceAll("?", "&"));
  fc.assert(
    fc.property(
      anyAction,
      fc.oneof(
        pairs.map((some) => new URLSearchParams(some).toString()),
        raw,
      ),
      (call, text) => {
        expectAnswer({ ...call, method: "GET", query: text });
        expectAnswer({ ...call, contentType: "application/x-www-form-urlencoded", body: text });
      },
    ),
  );
});

test("headers of any content get an answer", () => {
  const names = [
    "Authorization",
    "X-TC-Action",
    "X-TC-Version",
    "X-TC-Timestamp",
    "X-TC-Region",
    "X-TC-Token",
    "X-TC-Language",
  ];
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("TC3-HMAC-SHA256 Credential=/", "9".repeat(400)),
  );
  const headers = fc.dictionary(fc.constantFrom(...names, "Content-Type", "Host", "X-TC-Content-SHA256"), text);
  fc.assert(fc.property(anyAction, headers, (call, some) => void expectAnswer({ ...call, headers: some })));
});

test("a very deep and a very long body are answered", () => {
  const deep = `${'{"Filters":'.repeat(50_000)}1${"}".repeat(50_000)}`;
  expectAnswer({ body: deep });
  expectAnswer({ action: "CreateListener", body: `{"HealthCheck":${"[".repeat(100_000)}${"]".repeat(100_000)}}` });
  expectAnswer({ body: JSON.stringify({ LoadBalancerIds: Array(300_000).fill("lb-00000000") }) });
});
