import fc from "fast-check";
import { expectAnswer, expectUnharmed, oddText } from "#e2e/fixtures/fuzz.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

// One worker plays all of it, on the console that it launches.
test.describe.configure({ mode: "default" });

const numRuns = 200;

let launched: Launched;

test.beforeAll(async () => {
  launched = await launch();
});
test.afterAll(() => launched.stop());

/** Half of the texts are encoded wrongly: raw percent signs, invalid UTF-8. */
const encoded = oddText.chain((text) =>
  fc.constantFrom(
    encodeURIComponent(text.toWellFormed()),
    escape(text).replaceAll("%u", "%"),
    "%",
    "%ff",
    "%2e%2e%2f",
    "a%2fb",
    "%E4%B8%AD",
  ),
);

const names = [
  "region",
  "loadBalancerId",
  "listenerId",
  "locationId",
  "namespace",
  "function",
  "search",
  "offset",
  "before",
  "after",
  "state",
  "kind",
  "actor",
];
const pageNames = [
  "from",
  "to",
  "canary",
  "show",
  "lb",
  "listener",
  "rule",
  "view",
  "weight",
  "retryOf",
  "q",
  "url",
  "domain",
  "_rsc",
  "__proto__",
];
const name = fc.oneof(fc.constantFrom(...names, ...pageNames), encoded);
const value = fc.oneof(fc.constantFrom("ap-guangzhou", "default", "bind", "all", "50"), encoded);
/** Queries in which a name may be repeated. */
const query = fc
  .array(fc.tuple(name, value), { maxLength: 12 })
  .map((pairs) => pairs.map(([key, text]) => `${key}=${text}`).join("&"));

const apiPaths = [
  "account",
  "bindings",
  "bindings/csv",
  "drifts",
  "error-titles",
  "functions",
  "health",
  "listeners",
  "load-balancers",
  "namespaces",
  "operations",
  "overview",
  "qualifiers",
  "rule",
  "rules",
  "saved-views",
  "stored-load-balancer",
  "search",
  "sandbox/calls",
].map((path) => fc.constant(`/api/${path}`));
const apiPath = fc.oneof(
  ...apiPaths,
  encoded.map((id) => `/api/operations/${id}`),
);

const failure = expect.objectContaining({
  error: expect.objectContaining({ code: expect.any(String), title: expect.any(String), whatToDo: expect.any(String) }),
});

// An address with a slash at its end leads to the one without. The cloud's own refusal of a wish that only it can judge is answered with 502 and its words.
const readStatuses = [200, 308, 400, 404, 431, 502];

test("GET handlers answer any query in JSON, and refusals have a reason", async () => {
  test.slow();
  const property = fc.asyncProperty(apiPath, query, async (path, asked) => {
    const { status, body } = await expectAnswer(launched.console, [`GET ${path}?${asked} HTTP/1.1`]);
    expect(readStatuses).toContain(status);
    const json = /\{.*\}/s.exec(body)?.[0];
    if (json && status !== 200 && !body.includes("<html")) expect(JSON.parse(json)).toEqual(failure);
    if (status === 502) expect(json).toBeDefined();
  });
  await fc.assert(property, { numRuns });
  await expectUnharmed(launched, /^$/);
});

const pagePath = fc.oneof(
  fc.constantFrom(
    "/",
    "/bind",
    "/bindings",
    "/drift",
    "/operations",
    "/errors",
    "/functions/ap-guangzhou/default/order-webhook/promote",
    "/sandbox",
    "/_next/image",
    "/_next/static/",
  ),
  encoded.map((part) => `/operations/${part}`),
  encoded.map((part) => `/errors/${part}`),
  encoded.map((part) => `/functions/ap-guangzhou/default/${part}`),
  encoded.map((part) => `/load-balancers/ap-guangzhou/${part}`),
  encoded.map((part) => `/${part}`),
);

const header = fc.oneof(
  fc.constant("Accept: text/html"),
  fc
    .tuple(
      fc.constantFrom(
        "RSC",
        "Next-Router-State-Tree",
        "Next-Router-Segment-Prefetch",
        "Next-Url",
        "Accept-Language",
        "Cookie",
      ),
      fc.oneof(fc.constantFrom("1", "null", "%5B%22%22%5D", "locale=%; theme=__proto__; time-zone=%00"), encoded),
    )
    .map(([key, text]) => `${key}: ${text}`),
);

test("pages answer any URL", async () => {
  test.slow();
  const property = fc.asyncProperty(pagePath, query, header, async (path, asked, line) => {
    const { status } = await expectAnswer(launched.console, [`GET ${path}?${asked} HTTP/1.1`, line]);
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(500);
  });
  await fc.assert(property, { numRuns });
  await expectUnharmed(launched, /^$/);
});

test("the event stream opens for any query, and ends with its reader", async () => {
  const property = fc.asyncProperty(query, oddText, async (asked, last) => {
    const reader = new AbortController();
    const { status, headers } = await fetch(`${launched.console}/api/events?${asked}`, {
      headers: { "Last-Event-ID": encodeURIComponent(last.toWellFormed()) },
      signal: reader.signal,
    });
    reader.abort();
    // A header of 10,000 characters, escaped, is more than an answer is given to.
    expect([200, 431]).toContain(status);
    if (status === 200) expect(headers.get("content-type")).toMatch(/^text\/event-stream/);
  });
  await fc.assert(property, { numRuns });
  await expectUnharmed(launched, /^$/);
});
