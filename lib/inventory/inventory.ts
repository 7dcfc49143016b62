import { verdictOfAccount } from "#lib/binding/verdicts.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import {
  functionItem,
  listenerItem,
  loadBalancerItem,
  namespaceItem,
  qualifierItems,
  ruleItem,
} from "#lib/inventory/items.ts";
import { type Listed, nextOffset } from "#lib/inventory/listed.ts";
import { createReads, type Reads, type Scope } from "#lib/inventory/reads.ts";
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
      return page(found, offset, loadBalancerItem);
    },

    async listeners({ loadBalancer, ...asking }) {
      const listeners = await reads.listeners({ ...(await scopeOf(asking)), loadBalancerId: loadBalancer });
      return whole(listeners.items.map(listenerItem));
    },

    async rules({ loadBalancer, listener, ...asking }) {
      const query = { ...(await scopeOf(asking)), loadBalancerId: loadBalancer };
      const [listeners, { rules: targets }] = await Promise.all([
        reads.listeners(query),
        reads.targets({ ...query, listenerId: listener }),
      ]);
      const rules = listeners.items.find(({ ListenerId }) => ListenerId === listener)?.Rules ?? [];
      return whole(rules.map((rule) => ruleItem(rule, targets.get(rule.LocationId) ?? null)));
    },

    async namespaces(asking) {
      const namespaces = await reads.namespaces(await scopeOf(asking));
      return whole(namespaces.items.map(namespaceItem));
    },

    async functions({ namespace, search, offset, ...asking }) {
      const found = await reads.functions({ ...(await scopeOf(asking)), namespace, search, offset });
      return page(found, offset, functionItem);
    },

    async qualifiers({ namespace, function: name, ...asking }) {
      const query = { ...(await scopeOf(asking)), namespace, name };
      const [versions, aliases] = await Promise.all([reads.versions(query), reads.aliases(query)]);
      return whole(qualifierItems(versions.items, aliases.items));
    },
  };
}

function page<Read, Item>(found: Listed<Read>, offset: number, itemOf: (read: Read) => Item): Page<Item> {
  const next = nextOffset(found, offset);
  return { items: found.items.map(itemOf), total: found.total ?? offset + found.counted, nextOffset: next };
}

function whole<Item>(items: Item[]): Page<Item> {
  return { items, total: items.length, nextOffset: null };
}
