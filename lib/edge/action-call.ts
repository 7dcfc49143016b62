import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { RequestRefusal } from "#lib/edge/request-checks.ts";

/** Room for a reason of 500 characters in their longest notation and the other fields of a form. */
const longestBody = 65_536;
/** Arguments, an object and an object in it, with some margin. */
const deepest = 8;

/**
 * Refuses writes that the console's own pages never make; null for the others. The pages call server actions with plain
 * data; Next and React accept far more (files, promises, references) and answer what they can't parse with 500.
 *
 * @throws when the caller disconnects before the body has arrived
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
  // Without Content-Length the body is chunked, which no browser sends for text.
  if (!(length <= longestBody)) return { status: 413, reason: "A call must be short, and tell its length." };
  return isPlainCall(await peek(request, length))
    ? null
    : { status: 400, reason: "A call must be a list of plain values." };
}

/** Whether a body in React's reply format holds only plain data as arguments, without references. */
export function isPlainCall(body: string): boolean {
  try {
    const call: unknown = JSON.parse(body);
    return Array.isArray(call) && isPlain(call, deepest);
  } catch {
    return false;
  }
}

function isPlain(value: unknown, depth: number): boolean {
  // `$` begins a reference; in a text that begins with it, it is doubled.
  if (typeof value === "string") return !value.startsWith("$") || value.startsWith("$$") || value === "$undefined";
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((inner) => isPlain(inner, depth - 1));
}

/** Reads the body and puts it back into the request for the handler. */
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
