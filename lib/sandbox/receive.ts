import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { WireRequest } from "#lib/sandbox/request.ts";

/** Paths of PEM files. */
export interface TlsFiles {
  cert: string;
  key: string;
}

const mostBytes = 10 * 1024 * 1024;
/** Far above the limit of a GET (32 KB), so that a longer one is refused with an API code and not by Node's HTTP parser. */
const mostHeaderBytes = 1024 * 1024;

/**
 * The HTTP server, not listening yet.
 *
 * @param requestMs how long a request may take to arrive; a slower one is answered with HTTP 408
 * @throws when a file can't be read or is no certificate or key
 */
export function createWireServer(tls: TlsFiles | null, requestMs: number): Server {
  const limits = {
    maxHeaderSize: mostHeaderBytes,
    keepAliveTimeout: 60_000,
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    connectionsCheckingInterval: Math.min(requestMs / 2, 5000),
  };
  const server = tls
    ? createTlsServer({ ...limits, cert: readFileSync(tls.cert), key: readFileSync(tls.key) })
    : createServer(limits);
  // Undocumented option: without it a client that closes its side after the request never gets the answer.
  return Object.assign(server, { httpAllowHalfOpen: true });
}

/** Reads at most one chunk over the limit: the gate refuses the request, and the rest is discarded. */
export async function receive(incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostBytes) break;
  }
  incoming.resume();
  const [path = "/", query = ""] = splitOnce(incoming.url ?? "/", "?");
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );
  return { method: incoming.method ?? "GET", path, query, headers, body: Buffer.concat(chunks) };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
