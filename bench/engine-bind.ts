import type { Binding, RuleRef } from "#lib/binding/types.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import type { OneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { accounts } from "#lib/sandbox/accounts.ts";

export const plain: Binding = {
  function: { namespace: "default", name: "order-webhook", qualifier: "$LATEST" },
  weight: 10,
};

/** Milliseconds of one bind from the request to its end. */
export async function bindBy(engine: OneAccountEngine, rule: RuleRef): Promise<number> {
  const identity = { account: "settings", realm: "sandbox", accountId: accounts.standard.uin };
  const begun = performance.now();
  const ended = Promise.withResolvers<void>();
  const input = askInput(identity, rule, null, plain);
  const ends = new Set<string>();
  let id = "";
  const unsubscribe = engine.subscribe((operation) => {
    if (isTerminal(operation.state)) ends.add(operation.id);
    if (ends.has(id)) ended.resolve();
  });
  const asked = await engine.ask(input);
  if (asked.kind !== "asked") throw new Error("A rule that was free is taken");
  id = asked.operation.id;
  if (ends.has(id)) ended.resolve();
  await ended.promise;
  unsubscribe();
  return performance.now() - begun;
}
