import { useState } from "react";
import { useAction } from "#components/data/use-action.ts";
import { useNow } from "#components/ui/ticker.ts";
import type { ServerAction } from "#lib/api/contract/actions.ts";

export type RefreshAction = ServerAction<{ region: string; loadBalancerId: string }[]>;

/** A load balancer, and when its last reading began, in ISO 8601; null before one. */
export interface SeenLoadBalancer {
  region: string;
  loadBalancerId: string;
  readAt: string | null;
}

/** Longest wait for readings that usually take a second or two: one may fail, and is then tried again later. */
const patienceMs = 20_000;

interface Awaited {
  /** When each load balancer had last been read. */
  readAt: ReadonlyMap<string, string | null>;
  until: number;
}

export interface Refresh {
  /** Has the load balancers read. */
  press(): void;
  /** Waits for a reading that is under way without this page having asked for it. */
  expect(): void;
  error: Error | null;
  /** Whether some of them aren't read yet. */
  waiting: boolean;
}

/** Reading shown load balancers at once. */
export function useRefresh(shown: readonly SeenLoadBalancer[], action: RefreshAction): Refresh {
  const now = useNow(1_000);
  const [awaited, setAwaited] = useState<Awaited | null>(null);
  const asking = useAction(action, { invalidates: ["bindings", "storedLoadBalancer"] });
  const unread =
    awaited !== null && now < awaited.until && shown.some((each) => awaited.readAt.get(keyOf(each)) === each.readAt);
  const expect = () =>
    setAwaited({ readAt: new Map(shown.map((each) => [keyOf(each), each.readAt])), until: now + patienceMs });
  return {
    press() {
      expect();
      asking.mutate([...new Map(shown.map((each) => [keyOf(each), placeOf(each)])).values()]);
    },
    expect,
    error: asking.error,
    waiting: asking.isPending || (unread && asking.error === null),
  };
}

function placeOf({ region, loadBalancerId }: SeenLoadBalancer) {
  return { region, loadBalancerId };
}

function keyOf({ region, loadBalancerId }: SeenLoadBalancer): string {
  return `${region} ${loadBalancerId}`;
}

/** The oldest of some readings; null where one was never made, or there are none. */
export function oldestOf(shown: readonly Pick<SeenLoadBalancer, "readAt">[]): string | null {
  const times = shown.map(({ readAt }) => readAt);
  return times.some((time) => time === null) ? null : (times.toSorted()[0] ?? null);
}
