import { Sandbox } from "#lib/sandbox/sandbox.ts";
import { noStore } from "#lib/sandbox/store.ts";
import { asReceived, type SignedCall, signedRequest } from "#lib/sandbox/testing/wire.ts";

export interface ApiAnswer {
  RequestId: string;
  Error?: { Code: string; Message: string };
}

/** A sandbox without its HTTP server, whose tasks end at once. */
export function sandboxInProcess(): Sandbox {
  return new Sandbox({ seed: "sandbox", loadBalancers: 24, taskMs: 0, store: noStore });
}

/** Signs a call, passes it on as it would be received, and parses the answer. */
export function answerTo(sandbox: Sandbox, call: Omit<SignedCall, "port">): ApiAnswer {
  return JSON.parse(sandbox.answer(asReceived(signedRequest({ port: 9700, ...call }))).body).Response;
}
