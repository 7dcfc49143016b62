import {
  type Authorization,
  canonicalRequest,
  sameSignature,
  scopeDate,
  sha256,
  signature,
  unsignedPayload,
} from "#lib/cloud/tc3.ts";
import type { WireRequest } from "#lib/sandbox/request.ts";

/**
 * Whether the signature is the secret's over the request as received. The signed host may be the Host header as it
 * came or without its port: the official Node SDK signs it so.
 */
export function signatureHolds(
  request: WireRequest,
  authorization: Authorization,
  secretKey: string,
  timestamp: number,
): boolean {
  const { date, service, signedHeaders } = authorization;
  if (date !== scopeDate(timestamp)) return false;
  if (!signedHeaders.includes("content-type") || !signedHeaders.includes("host")) return false;
  const bodyHash = hashOfBody(request);
  return hostsToTry(request.headers.host ?? "").some((host) => {
    const headers = Object.fromEntries(
      signedHeaders.map((name) => [name, name === "host" ? host : (request.headers[name] ?? "")]),
    );
    const canonical = canonicalRequest({
      method: request.method === "GET" ? "GET" : "POST",
      query: request.method === "GET" ? request.query : "",
      headers,
      bodyHash,
    });
    return sameSignature(
      signature({ secretKey, date, service, timestamp, canonicalRequest: canonical }),
      authorization.signature,
    );
  });
}

function hashOfBody(request: WireRequest): string {
  const unsigned = request.headers["x-tc-content-sha256"]?.toUpperCase() === unsignedPayload;
  return sha256(unsigned ? unsignedPayload : request.body);
}

function hostsToTry(host: string): string[] {
  const withoutPort = host.replace(/:\d+$/, "");
  return withoutPort === host ? [host] : [host, withoutPort];
}
