"use client";

import { Link } from "#components/data/link.tsx";
import type { RuleOnMap } from "#lib/api/contract/stored-load-balancer.ts";
import { ruleText } from "#lib/binding/notation.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { paths } from "#lib/paths.ts";

/** A rule's domain and path, which lead to its page. */
export function RuleLink({ address, rule }: { address: RuleRef; rule: RuleOnMap }) {
  const { region, locationId, loadBalancerId, listenerId } = address;
  return (
    <Link
      href={paths.rule(region, locationId, { lb: loadBalancerId, listener: listenerId })}
      prefetch={false}
      title={locationId}
      className="justify-self-start font-medium underline-offset-2 hover:underline"
    >
      {ruleText(rule)}
    </Link>
  );
}
