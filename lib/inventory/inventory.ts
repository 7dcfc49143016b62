import type {
  AccountItem,
  FoundRules,
  FunctionItem,
  ListenerItem,
  LoadBalancerItem,
  NamespaceItem,
  Page,
  QualifierItem,
  RuleItem,
  RuleView,
} from "#lib/api/contract/inventory.ts";
import { latestVersion } from "#lib/binding/names.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { verdictOfAccount } from "#lib/binding/verdicts.ts";
import type { ScfVersion } from "#lib/cloud/catalogue/scf.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import type { ReadOptions } from "#lib/inventory/cached-read.ts";
import { type Degraded, degraded } from "#lib/inventory/degraded.ts";
import { findRules } from "#lib/inventory/find-rules.ts";
import {
  functionItem,
  listenerItem,
  loadBalancerItem,
  namespaceItem,
  qualifierItems,
  ruleItem,
  unreadRuleItem,
  usualNamespace,
} from "#lib/inventory/items.ts";
import { findIn, type Listed, nextOffset } from "#lib/inventory/listed.ts";
import { readRule } from "#lib/inventory/one-rule.ts";
import { createReads, type Reads, type Scope } from "#lib/inventory/reads.ts";
import type { SoughtRule } from "#lib/inventory/sought.ts";
import { withinTime } from "#lib/inventory/within-time.ts";

/** Region, language and signal of a request. */
export interface Asking {
  region: string;
  language: string;
  /** Fires when the caller no longer waits. */
  signal?: AbortSignal;
}

const usualLimitMs = 15_000;
/** The version that every function has. */
const latest: Pick<ScfVersion, "Version"> = { Version: latestVersion };

/**
 * The cloud's resources for the pickers. Every method may throw CloudError and the reason of the caller's signal.
 */
export interface Inventory {
  account(asking: Asking): Promise<AccountItem>;
  loadBalancers(asking: Asking & { search: string; offset: number }): Promise<Page<LoadBalancerItem>>;
  listeners(asking: Asking & { loadBalancerId: string }): Promise<Page<ListenerItem>>;
  rules(asking: Asking & { loadBalancerId: string; listenerId: string }): Promise<Page<RuleItem>>;
  /** One rule as it is now, with its load balancer and its listener. */
  rule(asking: Asking & Omit<RuleRef, "region">): Promise<RuleView>;
  /** Looks for rules in a part of the region; the answer says in how much. */
  findRules(asking: Asking & { sought: SoughtRule }): Promise<FoundRules>;
  namespaces(asking: Asking): Promise<Page<NamespaceItem>>;
  functions(asking: Asking & { namespace: string; search: string; offset: number }): Promise<Page<FunctionItem>>;
  qualifiers(asking: Asking & { namespace: string; function: string }): Promise<Page<QualifierItem>>;
  /** Drops everything read so far, after the sandbox's world was replaced. */
  forget(): void;
  /** Calls the listener on `forget()`. @returns a function that removes it */
  onForget(listener: () => void): () => void;
}

/** @param limitMs time limit of a list */
export function createInventory(
  client: CloudClient,
  reads: Reads = createReads(client),
  limitMs = usualLimitMs,
): Inventory {
  const forgetting = new Set<() => void>();

  function look<Value>(
    { region, language, signal: left }: Asking,
    work: (scope: Scope, wanted: ReadOptions) => Promise<Value>,
  ): Promise<Value> {
    return withinTime(limitMs, left, async (signal) => {
      const { accountId } = await client.identity(signal);
      return work({ accountId, region, language }, { signal });
    });
  }

  return {
    forget() {
      reads.forget();
      for (const listener of forgetting) listener();
    },

    onForget(listener) {
      forgetting.add(listener);
      return () => forgetting.delete(listener);
    },

    account: (asking) =>
      look(asking, async (scope, wanted) => {
        const { type } = await reads.accountType(scope, wanted);
        return {
          id: scope.accountId,
          type: type === "STANDARD" || type === "LEGACY" ? type : "unknown",
          verdict: verdictOfAccount(type),
        };
      }),

    loadBalancers: ({ search, offset, ...asking }) =>
      look(asking, async (scope, wanted) =>
        page(await reads.loadBalancers({ ...scope, search, offset }, wanted), offset, loadBalancerItem),
      ),

    listeners: ({ loadBalancerId, ...asking }) =>
      look(asking, async (scope, wanted) => {
        const listeners = await reads.listeners({ ...scope, loadBalancerId }, wanted);
        return whole(listeners.items.map(listenerItem));
      }),

    rules: ({ loadBalancerId, listenerId, ...asking }) =>
      look(asking, async (scope, wanted) => {
        const query = { ...scope, loadBalancerId };
        const [listeners, targets] = await Promise.all([
          reads.listeners(query, wanted),
          degraded("DescribeTargets", reads.targets({ ...query, listenerId }, wanted)),
        ]);
        // A listener that could not be parsed fails the list instead of looking empty.
        const rules = findIn(listeners, ({ ListenerId }) => ListenerId === listenerId)?.Rules ?? [];
        const { value } = targets;
        const items = rules.map((rule) =>
          value ? ruleItem(rule, value.rules.get(rule.LocationId) ?? null) : unreadRuleItem(rule),
        );
        return whole(items, targets);
      }),

    rule: ({ loadBalancerId, listenerId, locationId, ...asking }) =>
      look(asking, (scope, wanted) =>
        readRule(reads, scope, { loadBalancerId, listenerId, locationId }, { ...wanted, mostMs: 0 }),
      ),

    findRules: ({ sought, ...asking }) => look(asking, (scope, wanted) => findRules(reads, scope, sought, wanted)),

    namespaces: (asking) =>
      look(asking, async (scope, wanted) => {
        const namespaces = await degraded("ListNamespaces", reads.namespaces(scope, wanted));
        return whole(namespaces.value?.items.map(namespaceItem) ?? [usualNamespace], namespaces);
      }),

    functions: ({ namespace, search, offset, ...asking }) =>
      look(asking, async (scope, wanted) =>
        page(await reads.functions({ ...scope, namespace, search, offset }, wanted), offset, functionItem),
      ),

    qualifiers: ({ namespace, function: name, ...asking }) =>
      look(asking, async (scope, wanted) => {
        const query = { ...scope, namespace, name };
        const [versions, aliases] = await Promise.all([
          degraded("ListVersionByFunction", reads.versions(query, wanted)),
          degraded("ListAliases", reads.aliases(query, wanted)),
        ]);
        return whole(qualifierItems(versions.value?.items ?? [latest], aliases.value?.items ?? []), versions, aliases);
      }),
  };
}

function page<Read, Item>(found: Listed<Read>, offset: number, itemOf: (read: Read) => Item): Page<Item> {
  const next = nextOffset(found, offset);
  return { items: found.items.map(itemOf), total: found.total ?? offset + found.counted, nextOffset: next };
}

function whole<Item>(items: Item[], ...parts: Degraded<unknown>[]): Page<Item> {
  const missing = parts.flatMap((part) => part.missing ?? []);
  return { items, total: items.length, nextOffset: null, ...(missing.length > 0 && { missing }) };
}
