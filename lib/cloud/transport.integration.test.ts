import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CloudError, type CloudFailure } from "#lib/cloud/failure.ts";
import {
  answer,
  type Behaviour,
  closedPort,
  cutShort,
  drop,
  flood,
  type HostileServer,
  hang,
  startHostileServer,
  startTcpServer,
  success,
  trickle,
} from "#lib/cloud/testing/hostile-server.ts";
import { createTransport, type Post, type Transport, type TransportSettings } from "#lib/cloud/transport.ts";
import { Secret } from "#lib/secret.ts";
import { until } from "#lib/testing/until.ts";

let server: HostileServer;
const transports: Transport[] = [];

function transportWith(settings: Partial<TransportSettings> = {}): Transport {
  const transport = createTransport({ httpsProxy: null, noProxy: null, ...settings });
  transports.push(transport);
  return transport;
}

const transport = transportWith({ maxResponseBytes: 10_000 });

function post(more: Partial<Post> = {}): Post {
  const headers = { "Content-Type": "application/json", Authorization: "planted-secret" };
  return { origin: server.origin, headers, body: '{"a":"é"}', kind: "write", timeoutMs: 5000, ...more };
}

async function failure(work: Promise<unknown>): Promise<CloudFailure> {
  const error = await work.then(
    () => {
      throw new Error("it should have failed");
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof CloudError)) throw error;
  expect(error.message + error.stack + JSON.stringify(error.failure)).not.toContain("planted-secret");
  return error.failure;
}

beforeAll(async () => {
  server = await startHostileServer();
});

beforeEach(() => server.behave(success({})));

afterAll(async () => {
  await Promise.all(transports.map((one) => one.close()));
  await server.close();
});

test("a request arrives as it was given, and its answer comes back", async () => {
  const { body, date } = await transport.post(post());
  expect(Math.abs(Number(date) - Date.now())).toBeLessThan(60_000);
  expect(JSON.parse(body.toString()).Response.RequestId).toMatch(/^1111/);
  expect(server.seen).toMatchObject([
    { method: "POST", body: '{"a":"é"}', headers: { authorization: "planted-secret" } },
  ]);
});

describe("once a request may have arrived, a failure is no answer, and nothing is sent again", () => {
  test.each<[string, Behaviour, Partial<Extract<CloudFailure, { kind: "no-answer" }>>]>([
    ["drop", drop, { reason: "connection-lost", httpStatus: null }],
    ["cut short", cutShort, { reason: "connection-lost", httpStatus: 200 }],
    ["hang", hang, { reason: "timeout", httpStatus: null }],
    ["trickle", trickle, { reason: "timeout", httpStatus: 200 }],
    ["flood", flood(20_000), { reason: "too-large", httpStatus: 200 }],
    ["HTTP 500", answer(500, "<html>"), { reason: "http-status", httpStatus: 500, requestId: null }],
    [
      "HTTP 503 with an id",
      answer(503, '{"Response":{"RequestId":"abc","Error":{"Code":"InternalError","Message":"x"}}}'),
      { reason: "http-status", httpStatus: 503, requestId: "abc" },
    ],
    ["redirect", answer(302, ""), { reason: "http-status", httpStatus: 302 }],
  ])("%s", async (_name, behaviour, expected) => {
    for (const kind of ["read", "write"] as const) {
      server.behave(behaviour);
      const timeoutMs = expected.reason === "timeout" ? 300 : 5000;
      expect(await failure(transport.post(post({ kind, timeoutMs })))).toMatchObject({
        kind: "no-answer",
        ...expected,
      });
      expect(server.seen).toHaveLength(1);
    }
  });

  test("a connection that is closed before the request is read", async () => {
    const rude = await startTcpServer((socket) => socket.destroy());
    const origin = `http://127.0.0.1:${rude.port}`;
    expect(await failure(transport.post(post({ origin })))).toMatchObject({
      kind: "no-answer",
      reason: "connection-lost",
    });
    await rude.close();
  });

  test("an answer that is no HTTP", async () => {
    const rude = await startTcpServer((socket) => socket.on("data", () => socket.end("planted-secret\r\n")));
    const origin = `http://127.0.0.1:${rude.port}`;
    expect(await failure(transport.post(post({ origin })))).toMatchObject({
      kind: "no-answer",
      reason: "connection-lost",
    });
    await rude.close();
  });

  test("the caller gives up", async () => {
    const giveUp = new AbortController();
    server.behave(() => giveUp.abort());
    expect(await failure(transport.post(post({ signal: giveUp.signal })))).toMatchObject({
      kind: "no-answer",
      reason: "aborted",
    });
  });
});

describe("without a connection a request was not sent", () => {
  test("the port has no listener", async () => {
    const port = await closedPort();
    expect(await failure(transport.post(post({ origin: `http://127.0.0.1:${port}` })))).toEqual({
      kind: "not-sent",
      reason: "connection-refused",
      detail: `ECONNREFUSED 127.0.0.1:${port}`,
    });
  });

  test("the name does not exist", async () => {
    expect(await failure(transport.post(post({ origin: "http://clb.invalid" })))).toMatchObject({
      kind: "not-sent",
      reason: "dns",
    });
  });

  test("the other side speaks no TLS", async () => {
    const origin = server.origin.replace("http:", "https:");
    expect(await failure(transport.post(post({ origin })))).toMatchObject({ kind: "not-sent", reason: "tls" });
  });

  test("the connection is not made in time, by its own limit or the whole one", async () => {
    const silent = await startTcpServer(() => {});
    const origin = `https://127.0.0.1:${silent.port}`;
    const expected = { kind: "not-sent", reason: "connect-timeout" };
    expect(await failure(transportWith({ connectTimeoutMs: 200 }).post(post({ origin })))).toMatchObject(expected);
    expect(await failure(transport.post(post({ origin, timeoutMs: 200 })))).toMatchObject(expected);
    await silent.close();
  });

  test("the caller gives up before it began, or while it connects", async () => {
    const expected = { kind: "not-sent", reason: "aborted" };
    expect(await failure(transport.post(post({ signal: AbortSignal.abort() })))).toMatchObject(expected);
    const giveUp = new AbortController();
    const silent = await startTcpServer(() => giveUp.abort());
    const origin = `https://127.0.0.1:${silent.port}`;
    expect(await failure(transport.post(post({ origin, signal: giveUp.signal })))).toMatchObject(expected);
    await silent.close();
    expect(server.seen).toHaveLength(0);
  });
});

describe("a proxy", () => {
  const target = "https://clb.intl.tencentcloudapi.com";

  async function proxied(noProxy: string | null, origin: string) {
    const asked: string[] = [];
    const proxy = await startTcpServer((socket) =>
      socket.on("data", (data) => {
        asked.push(String(data));
        socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
      }),
    );
    const httpsProxy = new Secret(`http://user:planted-secret@127.0.0.1:${proxy.port}`);
    const outcome = await failure(transportWith({ httpsProxy, noProxy }).post(post({ origin, timeoutMs: 2000 })));
    await proxy.close();
    return { asked, outcome };
  }

  test("gets a CONNECT request; if it refuses, nothing was sent", async () => {
    const { asked, outcome } = await proxied("example.com", target);
    expect(outcome).toEqual({
      kind: "not-sent",
      reason: "unreachable",
      detail: "the proxy answered 407 for clb.intl.tencentcloudapi.com",
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^CONNECT clb\.intl\.tencentcloudapi\.com:443 /);
    expect(asked[0]?.toLowerCase()).toContain("proxy-authorization: basic");
  });

  test("that is away means not sent", async () => {
    const httpsProxy = new Secret(`http://user:planted-secret@127.0.0.1:${await closedPort()}`);
    expect(await failure(transportWith({ httpsProxy }).post(post({ origin: target })))).toMatchObject({
      kind: "not-sent",
      reason: "connection-refused",
    });
  });

  test("is not used for loopback, nor for hosts in NO_PROXY", async () => {
    for (const host of ["127.0.0.1", "localhost", "[::1]"]) {
      const { asked } = await proxied(null, `https://${host}:${await closedPort()}`);
      expect(asked).toEqual([]);
    }
    expect((await proxied("other.test, .invalid", "https://clb.invalid")).asked).toEqual([]);
  });
});

describe("connections", () => {
  async function connectionsOf(kind: "read" | "write", idleMs: number): Promise<number> {
    const own = transportWith();
    server.behave((response) => {
      response.setHeader("Keep-Alive", "timeout=60");
      response.end("{}");
    });
    await own.post(post({ kind }));
    const answered = performance.now();
    await until(() => performance.now() - answered > idleMs, "the connection was idle for so long");
    await own.post(post({ kind }));
    return new Set(server.seen.map((seen) => seen.connection)).size;
  }

  test("are reused at once by both, after a second only by reads", async () => {
    expect(await connectionsOf("write", 50)).toBe(1);
    expect(await connectionsOf("write", 1100)).toBe(2);
    expect(await connectionsOf("read", 1100)).toBe(1);
  });
});
