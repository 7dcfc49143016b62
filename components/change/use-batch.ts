import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Outcomes } from "#components/change/batch-outcome.ts";
import { askInParts, createIntents } from "#components/change/batch-sending.ts";
import { invalidate } from "#components/data/query-keys.ts";
import { ruleKey } from "#components/data/rule-key.ts";
import { useAction } from "#components/data/use-action.ts";
import { isOutdated } from "#components/form/outdated.ts";
import type { ChangesAction } from "#lib/api/contract/actions.ts";
import type { Change } from "#lib/binding/types.ts";

/** Asking for many changes that were reviewed together. */
export interface Batch {
  /** Names them among the operations. */
  id: string;
  busy: boolean;
  /** What became of each, by its rule's key, as far as it is known. */
  outcomes: Outcomes;
  /** Set where the console didn't answer, or is newer than this page. */
  trouble: "no-answer" | "outdated" | null;
  /** @param undone the operations that are undone, by the keys of their rules */
  send(changes: readonly Change[], reason: string, undone?: ReadonlyMap<string, { id: string }>): Promise<void>;
  /** Leaves those that aren't sent yet. */
  stop(): void;
}

export function useBatch(action: ChangesAction): Batch {
  const client = useQueryClient();
  const [id] = useState(() => crypto.randomUUID());
  const [intents] = useState(createIntents);
  const running = useRef<{ stopped: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const [outcomes, setOutcomes] = useState<Outcomes>(new Map());
  const [trouble, setTrouble] = useState<Batch["trouble"]>(null);
  const asking = useAction(action, { invalidates: [] });

  async function send(changes: readonly Change[], reason: string, undone?: ReadonlyMap<string, { id: string }>) {
    if (running.current) return;
    const run = { stopped: false };
    running.current = run;
    setBusy(true);
    setTrouble(null);
    // Those that are asked for again have no outcome now.
    setOutcomes((known) => new Map([...known].filter(([, { kind }]) => kind === "accepted")));
    const ask = (part: readonly Change[]) =>
      asking.mutateAsync({
        batch: id,
        reason,
        changes: part.map((change) => ({
          intentId: intents.of(change),
          change,
          undoes: undone?.get(ruleKey(change.rule))?.id,
        })),
      });
    try {
      for await (const told of askInParts(changes, ask, () => run.stopped)) {
        intents.answered(told.outcomes);
        setOutcomes((known) => new Map([...known, ...told.outcomes]));
        if (told.failure) setTrouble(isOutdated(told.failure) ? "outdated" : "no-answer");
      }
    } finally {
      running.current = null;
      setBusy(false);
      void invalidate(client, "operations", "overview", "bindings");
    }
  }

  function stop() {
    if (running.current) running.current.stopped = true;
  }

  return { id, busy, outcomes, trouble, send, stop };
}
