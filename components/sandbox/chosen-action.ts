import type { CallCount } from "#lib/sandbox-terms.ts";

/** The action whose calls are shown: none where a reset of the scenario has forgotten them, and with them its button. */
export function chosenAction(counts: readonly CallCount[], chosen: string | null): string | null {
  return counts.some(({ action }) => action === chosen) ? chosen : null;
}
