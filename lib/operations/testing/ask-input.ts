import { randomUUID } from "node:crypto";
import { changeBetween } from "#lib/binding/change.ts";
import type { Binding, RuleRef } from "#lib/binding/types.ts";
import type { Identity } from "#lib/operations/ports.ts";
import type { AskInput } from "#lib/operations/store/insert.ts";

/** Input for the engine; the names, which are only displayed, are made up. */
export function askInput(identity: Identity, rule: RuleRef, before: Binding | null, after: Binding | null): AskInput {
  const change = changeBetween(rule, before, after);
  if (!change) throw new Error("nothing to change");
  return {
    intentId: randomUUID(),
    identity,
    change,
    names: {
      loadBalancer: "shop",
      listener: { name: "web", protocol: "HTTP", port: 80 },
      rule: { domain: "shop.example.com", url: "/pay" },
    },
    actor: "local",
    reason: null,
    language: "en-US",
    retryOf: null,
    undoes: null,
    batch: null,
  };
}
