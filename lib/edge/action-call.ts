import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { RequestRefusal } from "#lib/edge/request-checks.ts";

/** A reason of 500 characters in their longest notation, and everything else of a form. */
const longestBody = 65_536;
/** Arguments, an object, an object in it, and some room. */
const deepest = 8;

/**
 * Why a write is no call that the console's own pages make, or null. They call server actions with plain data; Next and
 * React take far more (files, promises, references within the body) and answer what they can't read with 500.
 *
 * @throws when the caller leaves before the body is there
 */
export async function refusalOfCall(request: IncomingMessage): Promise<RequestRefusal | null> {
  const { headers } = request;
  const isToPage = !request.url?.startsWith("/api/");
  if (request.method !== "POST" || !isToPage || !/^[0-9a-f]{42}$/.test(String(headers["next-action"]))) {
    return { status: 405, reason: "The console's own pages make no such request." };
  }
  if (!/^text\/plain\b/i.test(headers["content-type"] ?? "")) {
    return { status: 415, reason: "A call must be text." };
  }
  const length = Number(headers["content-length"]);
  // Without a length the body comes in pieces, which no browser does for text.
  if (!(length <= longestBody)) return { status: 413, reason: "A call must be short, and tell its length." };
  return isPlainCall(await peek(request, length))
    ? null
    : { status: 400, reason: "A call must be a list of plain values." };
}

/** Whether a body is a list of arguments in React's reply format that stand for nothing but themselves. */
export function isPlainCall(body: string): boolean {
  try {
    const call: unknown = JSON.parse(body);
    return Array.isArray(call) && isPlain(call, deepest);
  } catch {
    return false;
  }
}

function isPlain(value: unknown, depth: number): boolean {
  // `$` begins a reference; a text that itself begins with it has it twice.
  if (typeof value === "string") return !value.startsWith("$") || value.startsWith("$$") || value === "$undefined";
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isPlain(inner, depth - 1));
}

/** The body, which stays in the request for whoever answers it. */
async function peek(request: IncomingMessage, length: number): Promise<string> {
  if (length === 0) return "";
  for (;;) {
    const body: Buffer | null = request.read(length);
    if (body) {
      request.unshift(body);
      return body.toString("utf8");
    }
    await once(request, "readable");
  }
}
