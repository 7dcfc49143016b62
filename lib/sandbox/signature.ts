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
 * Whether the request as received was signed with the secret. The signed host may be the Host header as received,
 * without its port as the official Node SDK signs it, or in another equivalent form: see `hostsToTry`.
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
  if (signedHeaders.some((name) => request.headers[name] === undefined)) return false;
  const bodyHash = hashOfBody(request);
  return [...hostsToTry(request.headers.host ?? "")].some((host) => {
    const headers = Object.fromEntries(
      signedHeaders.map((name) => [name, name === "host" ? host : utf8(request.headers[name] ?? "")]),
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

/** The host with and without its port, with a scheme's default port, and with the scheme that some clients leave on it. */
function hostsToTry(host: string): Set<string> {
  const bare = host.replace(/^https?:\/\//i, "");
  const name = bare.replace(/:\d+$/, "");
  const written = [bare, name, `${name}:80`, `${name}:443`];
  return new Set([host, ...written, ...written.flatMap((one) => [`http://${one}`, `https://${one}`])]);
}

/** Node decodes header bytes as Latin-1; clients send and sign UTF-8. */
function utf8(header: string): string {
  return Buffer.from(header, "latin1").toString("utf8");
}
