import { type IncomingHttpHeaders, request } from "node:http";
import { canonicalRequest, scopeDate, sha256, signature } from "#lib/cloud/tc3.ts";
import type { WireRequest } from "#lib/sandbox/request.ts";
import { keys } from "#lib/sandbox/testing/sdk.ts";
import { untilResult } from "#lib/testing/until.ts";

export interface WireAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface RawRequest {
  port: number;
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** One HTTP exchange, byte for byte as given. */
export function rawExchange({
  port,
  method = "POST",
  path = "/",
  headers = {},
  body = "",
}: RawRequest): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    call.on("error", reject);
    call.end(body);
  });
}

/** Deviations from a valid call of `clb:DescribeLoadBalancers`. */
export interface SignedCall {
  port: number;
  method?: "GET" | "POST";
  service?: string;
  action?: string;
  version?: string;
  region?: string;
  /** Host header. */
  host?: string;
  /** Host that is signed; defaults to the Host header. */
  signedHost?: string;
  contentType?: string;
  query?: string;
  body?: string;
  /** Body to send in place of the signed one. */
  sentBody?: string;
  bodyHash?: string;
  /** Seconds to add to the timestamp. */
  skew?: number;
  date?: string;
  secretId?: string;
  secretKey?: string;
  /** Headers to sign besides content-type and host. */
  signedToo?: Record<string, string>;
  headers?: Record<string, string>;
}

/**
 * Signs by the documented steps, so that a test can get each step wrong, and sends. Repeats a call refused for its rate.
 */
export async function signedCall(call: SignedCall): Promise<WireAnswer> {
  return untilResult(
    () => signAndSend(call),
    (answer) => codeOf(answer) !== "RequestLimitExceeded",
  );
}

function signAndSend(call: SignedCall): Promise<WireAnswer> {
  return rawExchange(signedRequest(call));
}

/** A call of `clb:DescribeLoadBalancers` with its deviations, signed by the documented steps. */
export function signedRequest(call: SignedCall) {
  const { method = "POST", service = "clb", query = "", body = method === "GET" ? "" : "{}" } = call;
  const host = call.host ?? `127.0.0.1:${call.port}`;
  const contentType = call.contentType ?? (method === "GET" ? "application/x-www-form-urlencoded" : "application/json");
  const timestamp = Math.floor(Date.now() / 1000) + (call.skew ?? 0);
  const date = call.date ?? scopeDate(timestamp);
  const signed = { "content-type": contentType, host: call.signedHost ?? host, ...call.signedToo };
  const canonical = canonicalRequest({ method, query, headers: signed, bodyHash: call.bodyHash ?? sha256(body) });
  const secretKey = call.secretKey ?? keys.standard.secretKey;
  const proof = signature({ secretKey, date, service, timestamp, canonicalRequest: canonical });
  const names = Object.keys(signed).sort().join(";");
  const secretId = call.secretId ?? keys.standard.secretId;
  return {
    port: call.port,
    method,
    path: query ? `/?${query}` : "/",
    body: call.sentBody ?? body,
    headers: {
      Host: host,
      "Content-Type": contentType,
      "X-TC-Action": call.action ?? "DescribeLoadBalancers",
      "X-TC-Version": call.version ?? "2018-03-17",
      "X-TC-Region": call.region ?? "ap-guangzhou",
      "X-TC-Timestamp": String(timestamp),
      Authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${date}/${service}/tc3_request, SignedHeaders=${names}, Signature=${proof}`,
      ...call.signedToo,
      ...call.headers,
    },
  };
}

/** The request as the HTTP server would pass it on. */
export function asReceived({ method, path, headers, body }: ReturnType<typeof signedRequest>): WireRequest {
  const [, query = ""] = path.split("?");
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, path: "/", query, headers: Object.fromEntries(named), body: Buffer.from(body) };
}

/** The request as bytes of a connection. */
export function asText({ method, path, headers, body }: ReturnType<typeof signedRequest>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, `Content-Length: ${Buffer.byteLength(body)}`, "", body].join("\r\n");
}

/** The error code of an answer, or `OK`. */
export function codeOf(answer: WireAnswer): string {
  return /"Code":"([^"]+)"/.exec(answer.text)?.[1] ?? "OK";
}
