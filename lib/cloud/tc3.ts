import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/**
 * TC3-HMAC-SHA256, the signature of Tencent Cloud's API 3.0, for both sides: `sign` for a client, the parts for a
 * verifier. Source: "Signature v3" of the public API documentation.
 */

const algorithm = "TC3-HMAC-SHA256";

/** The content type that `sign` sends and signs. */
export const contentType = "application/json; charset=utf-8";

/** What a client signs in place of the body's hash when it sends `X-TC-Content-SHA256: UNSIGNED-PAYLOAD`. */
export const unsignedPayload = "UNSIGNED-PAYLOAD";

export interface Authorization {
  secretId: string;
  /** UTC date of the scope, `YYYY-MM-DD`. */
  date: string;
  service: string;
  signedHeaders: string[];
  /** 64 lower-case hexadecimal digits. */
  signature: string;
}

const authorizationForm =
  /^TC3-HMAC-SHA256\s+Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/,\s]+)\/tc3_request,\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;

/** The parts of an Authorization header, or null when it does not have the documented form. */
export function parseAuthorization(header: string): Authorization | null {
  const match = authorizationForm.exec(header.trim());
  if (!match) return null;
  const [, secretId = "", date = "", service = "", signedHeaders = "", signature = ""] = match;
  return { secretId, date, service, signedHeaders: signedHeaders.toLowerCase().split(";"), signature };
}

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** UTC date, `YYYY-MM-DD`, of a timestamp in Unix seconds. */
export function scopeDate(timestamp: number): string {
  return new Date(timestamp * 1000).toISOString().slice(0, 10);
}

interface SignedRequest {
  method: "GET" | "POST";
  /** Query string without the question mark, as sent; empty for POST. */
  query: string;
  /** The signed headers alone, by name; names and values in any case. */
  headers: Record<string, string>;
  /** `sha256` of the raw bytes of the body, or of `unsignedPayload`. */
  bodyHash: string;
}

/** The text whose hash is signed. The path is always `/`; headers are ordered by name. */
export function canonicalRequest({ method, query, headers, bodyHash }: SignedRequest): string {
  const pairs = Object.entries(headers)
    .map(([name, value]) => [name.trim().toLowerCase(), value.trim().toLowerCase()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    method,
    "/",
    query,
    ...pairs.map(([name, value]) => `${name}:${value}`),
    "",
    pairs.map(([name]) => name).join(";"),
    bodyHash,
  ].join("\n");
}

interface SignatureInput {
  secretKey: string;
  date: string;
  service: string;
  timestamp: number;
  canonicalRequest: string;
}

/** The signature, 64 lower-case hexadecimal digits. */
export function signature(input: SignatureInput): string {
  const { date, service } = input;
  const text = [algorithm, input.timestamp, `${date}/${service}/tc3_request`, sha256(input.canonicalRequest)].join(
    "\n",
  );
  return createHmac("sha256", signingKey(input.secretKey, date, service))
    .update(text)
    .digest("hex");
}

/** Compares two signatures in constant time. */
export function sameSignature(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

interface CallInput {
  service: string;
  /** With its port when that is not the scheme's own. */
  host: string;
  action: string;
  version: string;
  /** Null for services without regions. */
  region?: string | null;
  /** Unix seconds. */
  timestamp: number;
  /** JSON, exactly as it will be sent. */
  body: string;
  /** Language of the cloud's messages, `zh-CN` or `en-US`. */
  language?: string | null;
}

interface SignInput extends CallInput {
  secretId: string;
  secretKey: string;
  /** Session token of temporary credentials. */
  token?: string | null;
}

/** The headers of a signed POST, `Host` and `Content-Type` among them. */
export function sign(input: SignInput): Record<string, string> {
  const { secretKey, service, timestamp } = input;
  const signed = toBeSigned(input);
  const request = canonicalRequest({ method: "POST", query: "", headers: signed, bodyHash: sha256(input.body) });
  const date = scopeDate(timestamp);
  const names = Object.keys(signed).join(";").toLowerCase();
  const proof = signature({ secretKey, date, service, timestamp, canonicalRequest: request });
  return {
    ...signed,
    Authorization: `${algorithm} Credential=${input.secretId}/${date}/${service}/tc3_request, SignedHeaders=${names}, Signature=${proof}`,
    ...notSigned(input),
    ...(input.token ? { "X-TC-Token": input.token } : {}),
  };
}

/** The headers of an unsigned POST: STS accepts it from callers that have a token but no keys yet. */
export function skipSignature(input: CallInput): Record<string, string> {
  return { ...toBeSigned(input), Authorization: "SKIP", ...notSigned(input) };
}

function toBeSigned({ host, action }: CallInput) {
  return { "Content-Type": contentType, Host: host, "X-TC-Action": action };
}

function notSigned({ version, timestamp, region, language }: CallInput): Record<string, string> {
  return {
    "X-TC-Version": version,
    "X-TC-Timestamp": String(timestamp),
    ...(region ? { "X-TC-Region": region } : {}),
    ...(language ? { "X-TC-Language": language } : {}),
  };
}

const signingKeys = new Map<string, Buffer>();
const keptKeys = 64;

/**
 * The key depends only on secret, date and service, so it is derived once for each day and service. The cache is bounded
 * because a verifier takes date and service from the request.
 */
function signingKey(secretKey: string, date: string, service: string): Buffer {
  const id = JSON.stringify([secretKey, date, service]);
  const known = signingKeys.get(id);
  if (known) return known;
  const derived = [date, service, "tc3_request"].reduce(hmac, Buffer.from(`TC3${secretKey}`));
  if (signingKeys.size >= keptKeys) signingKeys.clear();
  signingKeys.set(id, derived);
  return derived;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
