import { latestVersion } from "#lib/binding/names.ts";
import { verdictOfAccount } from "#lib/binding/verdicts.ts";
import type { ScfVersion } from "#lib/cloud/catalogue/scf.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import { type Degraded, degraded } from "#lib/inventory/degraded.ts";
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
import { createReads, pageSize, type Reads, type Scope } from "#lib/inventory/reads.ts";
import type {
  AccountItem,
  FunctionItem,
  ListenerItem,
  LoadBalancerItem,
  NamespaceItem,
  Page,
  QualifierItem,
  RuleItem,
} from "#lib/inventory/types.ts";

/** Who asks: the region, and the language of the cloud's messages. */
export interface Asking {
  region: string;
  language: string;
}

/** The version that every function has. */
const latest: Pick<ScfVersion, "Version"> = { Version: latestVersion };

/** What exists in the cloud, as the pickers show it. Every method may throw CloudError. */
export interface Inventory {
  account(asking: Asking): Promise<AccountItem>;
  loadBalancers(asking: Asking & { search: string; offset: number }): Promise<Page<LoadBalancerItem>>;
  listeners(asking: Asking & { loadBalancer: string }): Promise<Page<ListenerItem>>;
  rules(asking: Asking & { loadBalancer: string; listener: string }): Promise<Page<RuleItem>>;
  namespaces(asking: Asking): Promise<Page<NamespaceItem>>;
  functions(asking: Asking & { namespace: string; search: string; offset: number }): Promise<Page<FunctionItem>>;
  qualifiers(asking: Asking & { namespace: string; function: string }): Promise<Page<QualifierItem>>;
  /** The cloud has become another one: nothing that was read so far counts. */
  forget(): void;
  /** Tells whoever keeps something of what was read. @returns a function that ends it */
  onForget(listener: () => void): () => void;
}

export function createInventory(client: CloudClient, reads: Reads = createReads(client)): Inventory {
  const forgetting = new Set<() => void>();

  async function scopeOf({ region, language }: Asking): Promise<Scope> {
    const { accountId } = await client.identity();
    return { accountId, region, language };
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

    async account(asking) {
      const scope = await scopeOf(asking);
      const { type } = await reads.accountType(scope);
      return {
        id: scope.accountId,
        type: type === "STANDARD" || type === "LEGACY" ? type : "unknown",
        verdict: verdictOfAccount(type),
      };
    },

    async loadBalancers({ search, offset, ...asking }) {
      const found = await reads.loadBalancers({ ...(await scopeOf(asking)), search, offset });
      return page((found.LoadBalancerSet ?? []).map(loadBalancerItem), found.TotalCount, offset);
    },

    async listeners({ loadBalancer, ...asking }) {
      const listeners = await reads.listeners({ ...(await scopeOf(asking)), loadBalancerId: loadBalancer });
      return whole(listeners.map(listenerItem));
    },

    async rules({ loadBalancer, listener, ...asking }) {
      const query = { ...(await scopeOf(asking)), loadBalancerId: loadBalancer };
      const [listeners, targets] = await Promise.all([
        reads.listeners(query),
        degraded("DescribeTargets", reads.targets({ ...query, listenerId: listener })),
      ]);
      const rules = listeners.find(({ ListenerId }) => ListenerId === listener)?.Rules ?? [];
      const { value } = targets;
      const items = rules.map((rule) =>
        value ? ruleItem(rule, value.rules.get(rule.LocationId) ?? null) : unreadRuleItem(rule),
      );
      return whole(items, targets);
    },

    async namespaces(asking) {
      const namespaces = await degraded("ListNamespaces", reads.namespaces(await scopeOf(asking)));
      return whole(namespaces.value?.map(namespaceItem) ?? [usualNamespace], namespaces);
    },

    async functions({ namespace, search, offset, ...asking }) {
      const found = await reads.functions({ ...(await scopeOf(asking)), namespace, search, offset });
      return page((found.Functions ?? []).map(functionItem), found.TotalCount, offset);
    },

    async qualifiers({ namespace, function: name, ...asking }) {
      const query = { ...(await scopeOf(asking)), namespace, name };
      const [versions, aliases] = await Promise.all([
        degraded("ListVersionByFunction", reads.versions(query)),
        degraded("ListAliases", reads.aliases(query)),
      ]);
      return whole(qualifierItems(versions.value ?? [latest], aliases.value ?? []), versions, aliases);
    },
  };
}

/** A page that holds fewer than asked for is the last one, whatever the total says by now. */
function page<Item>(items: Item[], total: number, offset: number): Page<Item> {
  const end = offset + items.length;
  return { items, total, nextOffset: items.length === pageSize && end < total ? end : null };
}

function whole<Item>(items: Item[], ...parts: Degraded<unknown>[]): Page<Item> {
  const missing = parts.flatMap((part) => part.missing ?? []);
  return { items, total: items.length, nextOffset: null, ...(missing.length > 0 && { missing }) };
}
