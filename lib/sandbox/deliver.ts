import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Reply } from "#lib/sandbox/sandbox.ts";

/** Timers of late answers don't keep a closed sandbox alive. */
const unheld = { ref: false };

/** The content type must be exactly this: some official clients parse errors only under it. */
export function sendJson(outgoing: ServerResponse, status: number, body: string): void {
  outgoing.writeHead(status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  outgoing.end(body);
}

/** Sends an answer, with the fault applied to it. */
export async function deliver(outgoing: ServerResponse, { body, fault }: Reply): Promise<void> {
  switch (fault?.kind) {
    case "drop-before":
    case "drop-after":
      outgoing.destroy();
      return;
    case "hang":
      return;
    case "http-500":
      outgoing.writeHead(500, { "Content-Type": "text/html" });
      outgoing.end("<html><body><h1>500 Internal Server Error</h1></body></html>");
      return;
    case "delay":
      await pause(fault.ms, undefined, unheld);
      break;
    case "garbage":
      sendJson(outgoing, 200, "\u0000<!-- not what you asked for");
      return;
    case "wrong-type":
      sendJson(outgoing, 200, JSON.stringify({ Response: [body.length] }));
      return;
    case "truncate":
      outgoing.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
      outgoing.write(body.slice(0, body.length / 2), () => outgoing.destroy());
      return;
    case "trickle":
      await trickle(outgoing, body);
      return;
  }
  sendJson(outgoing, 200, body);
}

async function trickle(outgoing: ServerResponse, body: string): Promise<void> {
  outgoing.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  for (const byte of Buffer.from(body)) {
    if (outgoing.destroyed) return;
    outgoing.write(Uint8Array.of(byte));
    await pause(1000, undefined, unheld);
  }
  outgoing.end();
}
