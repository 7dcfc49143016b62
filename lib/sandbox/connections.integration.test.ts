import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "#lib/sandbox/server.ts";
import { Connection } from "#lib/sandbox/testing/connection.ts";
import { ask } from "#lib/sandbox/testing/control.ts";
import { asText, codeOf, rawExchange, signedCall, signedRequest } from "#lib/sandbox/testing/wire.ts";

let sandbox: RunningSandbox;
/** One that gives a request little time to arrive. */
let hasty: RunningSandbox;
let port: number;
const open: Connection[] = [];

beforeAll(async () => {
  [sandbox, hasty] = await Promise.all([startSandbox({ control: true }), startSandbox({ requestMs: 600 })]);
  port = sandbox.port;
});

afterEach(() => {
  for (const connection of open.splice(0)) connection.socket.destroy();
});

afterAll(() => Promise.all([sandbox.close(), hasty.close()]));

async function connection(to = port): Promise<Connection> {
  const made = await Connection.to(to);
  open.push(made);
  return made;
}

function request(Limit: number): string {
  return asText(signedRequest({ port, body: JSON.stringify({ Limit }) }));
}

/** How many load balancers each answer holds, in the order of the answers. */
function pages(text: string): number[] {
  return text
    .split("HTTP/1.1 200 OK")
    .slice(1)
    .map((answer) => answer.match(/"LoadBalancerId":/g)?.length ?? 0);
}

test("a connection serves one request after another", async () => {
  const line = await connection();
  for (const count of [1, 2, 3]) {
    line.socket.write(request(count));
    await line.until(() => line.statuses().length === count && line.received().endsWith("}}"));
  }
  expect(pages(line.received())).toEqual([1, 2, 3]);
});

test("pipelined requests are answered in their order, a late one too", async () => {
  await ask(sandbox, "POST", "faults", { action: "DescribeLoadBalancers", kind: "delay", ms: 100 });
  const line = await connection();
  line.socket.write(request(1) + request(2) + request(3));
  await line.until(() => pages(line.received()).join() === "1,2,3");
  expect(pages(line.received())).toEqual([1, 2, 3]);
});

test("a client that closes its side after the request still gets the answer", async () => {
  await ask(sandbox, "POST", "faults", { action: "DescribeLoadBalancers", kind: "delay", ms: 100 });
  const line = await connection();
  line.socket.end(request(2));
  await line.ended();
  expect(pages(line.received())).toEqual([2]);
});

test("a request may come byte by byte, and in chunked encoding", async () => {
  const line = await connection();
  const bytes = Buffer.from(request(1));
  for (const byte of bytes) line.socket.write(Uint8Array.of(byte));
  await line.until(() => line.received().endsWith("}}"));
  const { headers, body } = signedRequest({ port, body: '{"Limit":2}' });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = ["POST / HTTP/1.1", ...lines, "Transfer-Encoding: chunked", "", ""].join("\r\n");
  line.socket.write(`${head}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
  await line.until(() => pages(line.received()).length === 2 && line.received().endsWith("}}"));
  expect(pages(line.received())).toEqual([1, 2]);
});

test("Expect: 100-continue is answered", async () => {
  const line = await connection();
  const [head = "", body = ""] = request(1).split("\r\n\r\n");
  line.socket.write(`${head}\r\nExpect: 100-continue\r\n\r\n`);
  await line.until(() => line.statuses().includes(100));
  line.socket.write(body);
  await line.until(() => line.received().endsWith("}}"));
  expect(line.statuses()).toEqual([100, 200]);
});

test("a body over the limit is refused before it has arrived, and the connection stays usable", async () => {
  const line = await connection();
  const size = 12 * 1024 * 1024;
  const { headers } = signedRequest({ port });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  line.socket.write(["POST / HTTP/1.1", ...lines, `Content-Length: ${size}`, "", ""].join("\r\n"));
  line.socket.write(Buffer.alloc(size - 1));
  await line.until(() => line.received().includes("RequestSizeLimitExceeded"));
  expect(line.statuses()).toEqual([200]);
  line.socket.write(` ${request(1)}`);
  await line.until(() => pages(line.received()).length === 2);
  expect(pages(line.received())[1]).toBe(1);
});

describe("an incomplete request", () => {
  test.each([
    ["stops in its head", "POST / HTTP/1.1\r\nHost: x\r\n"],
    ["stops in its body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"],
  ])("%s is answered with 408 after its time", async (_, text) => {
    const line = await connection(hasty.port);
    line.socket.write(text);
    await line.ended();
    expect(line.statuses()).toEqual([408]);
  });

  test("that trickles on is answered with 408 all the same", async () => {
    const line = await connection(hasty.port);
    line.socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    const drip = setInterval(() => line.socket.write("x"), 20);
    await line.ended();
    clearInterval(drip);
    expect(line.statuses()).toEqual([408]);
  });

  test("that is cut off leaves nothing behind", async () => {
    const line = await connection(hasty.port);
    line.socket.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
    line.socket.resetAndDestroy();
    expect(codeOf(await signedCall({ port: hasty.port }))).toBe("OK");
  });
});

describe("input that is not a request", () => {
  test.each([
    ["noise", "\u0000\u0001\u0002\r\n\r\n", 400],
    ["another protocol", "SSH-2.0-OpenSSH_9.6\r\n", 400],
    ["a request without a host", "POST / HTTP/1.1\r\n\r\n", 400],
    ["two lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}", 400],
    [
      "a length and chunks",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
  ])("%s is answered by HTTP itself", async (_, text, status) => {
    const line = await connection();
    line.socket.write(text);
    await line.ended();
    expect(line.statuses()).toEqual([status]);
  });
});

test("endless headers are cut off", async () => {
  const line = await connection();
  line.socket.write(`GET /?${"x".repeat(2_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await line.ended();
  expect([[], [431]]).toContainEqual(line.statuses());
  expect(codeOf(await signedCall({ port }))).toBe("OK");
});

test("whatever bytes come in, no answer is a 500, the connection ends, and the next caller is served", async () => {
  const good = Buffer.from(request(1));
  const change = fc.tuple(fc.nat(good.length - 1), fc.nat(255), fc.constantFrom("replace", "insert", "remove"));
  const mangled = fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
    const bytes = [...good];
    for (const [at, byte, how] of changes) {
      if (how === "remove") bytes.splice(at, 1);
      else bytes.splice(at, how === "replace" ? 1 : 0, byte);
    }
    return Uint8Array.from(bytes);
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(mangled, fc.uint8Array({ minLength: 1, maxLength: 400 })), async (bytes) => {
      const line = await connection();
      line.socket.end(bytes);
      await line.ended();
      for (const status of line.statuses()) expect(status).toBeLessThan(500);
    }),
    { numRuns: 150 },
  );
  expect(codeOf(await signedCall({ port }))).toBe("OK");
});

test.each(["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])("%s is refused with a code", async (method) => {
  const answer = await rawExchange({ port, method });
  expect([answer.status, codeOf(answer)]).toEqual([200, "UnsupportedProtocol"]);
});

test("a GET far beyond its limit is refused with its code", async () => {
  const answer = await signedCall({ port, method: "GET", query: `SearchKey=${"x".repeat(900_000)}` });
  expect(codeOf(answer)).toBe("RequestSizeLimitExceeded");
});

test("the limits are exact: 32 KB by GET, 10 MB by POST", async () => {
  const query = (length: number) => "SearchKey=".padEnd(length, "x");
  expect(codeOf(await signedCall({ port, method: "GET", query: query(32 * 1024) }))).toBe("OK");
  expect(codeOf(await signedCall({ port, method: "GET", query: query(32 * 1024 + 1) }))).toBe(
    "RequestSizeLimitExceeded",
  );
  const body = (length: number) => `{"SearchKey":"${"x".repeat(length - 16)}"}`;
  const most = 10 * 1024 * 1024;
  expect(codeOf(await signedCall({ port, body: body(most) }))).toBe("OK");
  expect(codeOf(await signedCall({ port, body: body(most + 1) }))).toBe("RequestSizeLimitExceeded");
});
