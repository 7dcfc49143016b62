import type { ReactNode } from "react";
import { BusyLink } from "#components/change/busy-link.tsx";
import { Link } from "#components/data/link.tsx";
import type { Route } from "#components/line/line-tree.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { listenerText } from "#lib/binding/notation.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { paths } from "#lib/paths.ts";

/** A rule that calls a function, and the load balancer that it belongs to. */
export function callerRoute(
  { region, loadBalancer, listener, locationId, domain, url, binding }: StoredRule,
  weightText: (weight: number) => string,
  operation: Operation | null,
  actions: (address: RuleRef, text: string) => ReactNode,
): Route {
  const { loadBalancerId, name } = loadBalancer;
  const { listenerId } = listener;
  const text = domain + url;
  return {
    id: locationId,
    from: {
      state: "filled",
      content: (
        <>
          <Link
            href={paths.rule(region, locationId, { lb: loadBalancerId, listener: listenerId })}
            prefetch={false}
            className="font-medium underline-offset-2 hover:underline"
          >
            {text}
          </Link>
          {operation && <BusyLink operation={operation} />}
        </>
      ),
    },
    stretch: binding ? weightText(binding.weight) : undefined,
    to: {
      state: operation ? "current" : "filled",
      content: (
        <>
          <Link
            href={paths.loadBalancer(region, loadBalancerId)}
            prefetch={false}
            className="underline-offset-2 hover:underline"
          >
            {name || loadBalancerId}
          </Link>{" "}
          <span className="tabular text-ink-2">· {listenerText(listener)}</span>
        </>
      ),
    },
    aside: actions({ region, loadBalancerId, listenerId, locationId }, text),
  };
}
