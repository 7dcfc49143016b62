import { describe, expect, test } from "vitest";
import { type RequestFacts, refusalOfRequest, type Settings } from "#lib/edge/request-checks.ts";

const local: Settings = { port: 3000, appUrl: null };
const behindProxy: Settings = { port: 3000, appUrl: new URL("https://console.example.com") };

function request(facts: Partial<RequestFacts>): RequestFacts {
  return {
    method: "GET",
    target: "/",
    host: "127.0.0.1:3000",
    origin: null,
    fetchSite: null,
    fetchMode: null,
    fetchDest: null,
    ...facts,
  };
}

function statusOf(facts: Partial<RequestFacts>, settings = local): number | null {
  return refusalOfRequest(request(facts), settings)?.status ?? null;
}

describe("hosts", () => {
  test.each(["127.0.0.1:3000", "localhost:3000", "LOCALHOST:3000", "[::1]:3000"])("%s is ours", (host) => {
    expect(statusOf({ host })).toBeNull();
  });

  test.each([
    "evil.example:3000",
    "127.0.0.1",
    "127.0.0.1:3001",
    "localhost.evil.example:3000",
    "127.0.0.1:3000.evil.example",
    "console.example.com",
    "",
  ])("%j is not", (host) => {
    expect(statusOf({ host })).toBe(421);
  });

  test("a request without Host is refused", () => {
    expect(statusOf({ host: null })).toBe(421);
  });

  test("APP_URL adds its own host and no other", () => {
    expect(statusOf({ host: "console.example.com" }, behindProxy)).toBeNull();
    expect(statusOf({ host: "other.example.com" }, behindProxy)).toBe(421);
  });
});

test.each(["http://evil.example/", "//evil.example", "*", ""])("the target %j is no path", (target) => {
  expect(statusOf({ target })).toBe(400);
});

describe("writes", () => {
  test("need an Origin", () => {
    expect(statusOf({ method: "POST" })).toBe(403);
  });

  test.each([
    "http://evil.example",
    "null",
    "https://127.0.0.1:3000",
    "http://127.0.0.1:3001",
    "http://localhost:3000",
  ])("from %s are refused", (origin) => {
    expect(statusOf({ method: "POST", origin })).toBe(403);
  });

  test("from the host's own pages pass", () => {
    expect(statusOf({ method: "POST", origin: "http://127.0.0.1:3000", fetchSite: "same-origin" })).toBeNull();
  });

  test("behind a proxy must come from the address in APP_URL", () => {
    const origin = "https://console.example.com";
    expect(statusOf({ method: "POST", origin, host: "console.example.com" }, behindProxy)).toBeNull();
    expect(statusOf({ method: "POST", origin, host: "127.0.0.1:3000" }, behindProxy)).toBeNull();
  });
});

describe("pages of other sites", () => {
  test.each(["cross-site", "same-site"])("%s reads are refused", (fetchSite) => {
    expect(statusOf({ fetchSite, fetchMode: "cors", fetchDest: "empty" })).toBe(403);
    expect(statusOf({ fetchSite, fetchMode: "no-cors", fetchDest: "script" })).toBe(403);
    expect(statusOf({ fetchSite, fetchMode: "navigate", fetchDest: "iframe" })).toBe(403);
  });

  test("following a link is a visit", () => {
    expect(statusOf({ fetchSite: "cross-site", fetchMode: "navigate", fetchDest: "document" })).toBeNull();
  });
});

test.each(["/%", "/operations/%ff", "/errors/%c3%28", "/api/operations/%e4%b8?x=1"])(
  "the address %s is no text",
  (target) => {
    expect(statusOf({ target })).toBe(400);
  },
);

test.each(["/operations?search=%", "/operations?search=%ff", "/errors/%E4%B8%AD"])(
  "the address %s can be read",
  (target) => {
    expect(statusOf({ target })).toBeNull();
  },
);
