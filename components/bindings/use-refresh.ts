import { useState } from "react";
import { useAction } from "#components/data/use-action.ts";
import { useNow } from "#components/ui/ticker.ts";
import type { ServerAction } from "#lib/api/contract/actions.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";

export type RefreshAction = ServerAction<{ region: string; loadBalancerId: string }[]>;

/** Longest wait for readings that usually take a second or two: one may fail, and is then tried again later. */
const patienceMs = 20_000;

interface Asked {
  /** When each load balancer had last been read. */
  readAt: ReadonlyMap<string, string | null>;
  until: number;
}

export interface Refresh {
  /** Has the load balancers of these rules read. */
  press(): void;
  error: Error | null;
  /** Whether some of them aren't read yet. */
  waiting: boolean;
}

/** Reading the load balancers of the shown rules at once. */
export function useRefresh(rules: readonly StoredRule[], action: RefreshAction): Refresh {
  const now = useNow(1_000);
  const [asked, setAsked] = useState<Asked | null>(null);
  const asking = useAction(action, { invalidates: ["bindings"] });
  const unread =
    asked !== null && now < asked.until && rules.some((rule) => asked.readAt.get(keyOf(rule)) === rule.readAt);
  return {
    press() {
      setAsked({ readAt: new Map(rules.map((rule) => [keyOf(rule), rule.readAt])), until: now + patienceMs });
      asking.mutate([...new Map(rules.map((rule) => [keyOf(rule), placeOf(rule)])).values()]);
    },
    error: asking.error,
    waiting: asking.isPending || (unread && asking.error === null),
  };
}

function placeOf({ region, loadBalancer: { loadBalancerId } }: StoredRule) {
  return { region, loadBalancerId };
}

function keyOf(rule: StoredRule): string {
  return `${rule.region} ${rule.loadBalancer.loadBalancerId}`;
}

/** The oldest reading of some rules; null where one was never read, or there are none. */
export function oldestOf(rules: readonly StoredRule[]): string | null {
  const times = rules.map(({ readAt }) => readAt);
  return times.some((time) => time === null) ? null : (times.toSorted()[0] ?? null);
}
