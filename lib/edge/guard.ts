import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { refusalOfCall } from "#lib/edge/action-call.ts";
import { isSafe, refusalOfRequest, type Settings } from "#lib/edge/request-checks.ts";
import { contentSecurityPolicy, securityHeaders } from "#lib/edge/security-headers.ts";

/**
 * The edge of the console: refuses requests, sets the headers of every answer, and replaces the forwarding headers that
 * Next would trust. Returns false when it has answered the request itself.
 */
export async function guard(
  request: IncomingMessage,
  response: ServerResponse,
  settings: Settings,
  dev: boolean,
): Promise<boolean> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);

  const facts = {
    method: request.method ?? "",
    target: request.url ?? "",
    host: request.headers.host ?? null,
    origin: request.headers.origin ?? null,
    fetchSite: header(request, "sec-fetch-site"),
    fetchMode: header(request, "sec-fetch-mode"),
    fetchDest: header(request, "sec-fetch-dest"),
  };
  // Next's development overlay sends writes of its own.
  const isCall = !isSafe(facts.method) && !(dev && facts.target.startsWith("/__nextjs"));
  const refusal = refusalOfRequest(facts, settings) ?? (isCall ? await refusalOfCall(request) : null);
  if (refusal) {
    response.writeHead(refusal.status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" });
    response.end(`${refusal.reason}\n`);
    return false;
  }

  for (const name of Object.keys(request.headers)) {
    if (name === "forwarded" || name.startsWith("x-forwarded-")) delete request.headers[name];
  }
  // Next compares a server action's Origin with this header; the check above has let only our own origins through.
  const { origin } = request.headers;
  if (origin && URL.canParse(origin)) request.headers["x-forwarded-host"] = new URL(origin).host;

  // Next reads the nonce from the request's own policy header and puts it on each script.
  const nonce = randomBytes(16).toString("base64url");
  const policy = contentSecurityPolicy(nonce, dev);
  request.headers["x-nonce"] = nonce;
  request.headers["content-security-policy"] = policy;
  response.setHeader("Content-Security-Policy", policy);
  if (request.url?.startsWith("/api/")) response.setHeader("Cache-Control", "no-store");
  return true;
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}
