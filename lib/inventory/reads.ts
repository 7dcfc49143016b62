import type { Action } from "#lib/cloud/catalogue/action.ts";
import { describeListeners, describeLoadBalancers, describeTargets } from "#lib/cloud/catalogue/clb/actions.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
import { describeNetworkAccountType } from "#lib/cloud/catalogue/vpc.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import { isNoSuchThing, isNotAllowed, isNotOffered } from "#lib/cloud/errors.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { cachedRead } from "#lib/inventory/cached-read.ts";
import { allPages, listed, pageSize } from "#lib/inventory/listed.ts";

/** Scope of a read; answers are never shared between accounts. */
export interface Scope {
  accountId: string;
  region: string;
  /** Language of the cloud's messages. */
  language: string;
}

/** Short enough to show a colleague's change at once, long enough to serve many viewers with one call. */
const ttlMs = 5_000;

/** Every read that the console makes for people, each with its own cache. */
export function createReads(client: CloudClient) {
  // Part of every cache key: loads that began before `forget()` are never read.
  let world = 0;

  function read<Query extends Scope, Value extends object>(
    action: Action,
    load: (query: Query, call: CloudClient["call"]) => Promise<Value>,
    ttl = ttlMs,
  ) {
    return cachedRead<Query, Value>({
      ttlMs: ttl,
      max: 500,
      keyOf: (query) => `${world} ${keyOfQuery(query)}`,
      turn: ({ region }, behalf) => client.takeTurn(action, { region, ...behalf }),
      load(query, behalf) {
        let hasTurn = true;
        return load(query, (called, request, options) => {
          const answer = client.call(called, request, { ...options, ...behalf, hasTurn });
          // Each further page takes a turn of its own.
          hasTurn = false;
          return answer;
        });
      },
    });
  }

  return {
    /** Clears all caches: every read from now on calls the cloud. */
    forget() {
      world += 1;
    },

    /** Searches load balancers. A pasted id is looked up as an id, and as a name if there is none. */
    loadBalancers: read(describeLoadBalancers, async (query: Scope & { search: string; offset: number }, call) => {
      const find = async (by: { LoadBalancerIds: string[] } | { SearchKey: string } | object) => {
        const request = { ...by, Offset: query.offset, Limit: pageSize };
        return listed(describeLoadBalancers, await call(describeLoadBalancers, request, query), "LoadBalancerSet");
      };
      if (query.search === "") return find({});
      if (idForm.test(query.search)) {
        const byId = await find({ LoadBalancerIds: [query.search] }).catch((error: unknown) => {
          if (isCloudError(error) && isNoSuchThing(error.failure)) return null;
          throw error;
        });
        if (byId && byId.counted > 0) return byId;
      }
      return find({ SearchKey: query.search });
    }),

    /** The load balancer with this id. */
    loadBalancer: read(describeLoadBalancers, async (query: Scope & { loadBalancerId: string }, call) => {
      const request = { LoadBalancerIds: [query.loadBalancerId] };
      return listed(describeLoadBalancers, await call(describeLoadBalancers, request, query), "LoadBalancerSet");
    }),

    listeners: read(describeListeners, async (query: Scope & { loadBalancerId: string }, call) => {
      const request = { LoadBalancerId: query.loadBalancerId };
      return listed(describeListeners, await call(describeListeners, request, query), "Listeners");
    }),

    /** The targets of each rule of the listener by rule id, and the cloud's clock. */
    targets: read(describeTargets, async (query: Scope & { loadBalancerId: string; listenerId: string }, call) => {
      const request = { LoadBalancerId: query.loadBalancerId, ListenerIds: [query.listenerId] };
      const { response, date } = await call(describeTargets, request, query);
      const rules = (response.Listeners ?? []).flatMap((listener) => listener.Rules ?? []);
      return { rules: new Map(rules.map((rule) => [rule.LocationId, rule])), date };
    }),

    namespaces: read(listNamespaces, (query: Scope, call) =>
      allPages(async (offset) => {
        const request = { Offset: offset, Limit: pageSize };
        return listed(listNamespaces, await call(listNamespaces, request, query), "Namespaces");
      }),
    ),

    functions: read(
      listFunctions,
      async (query: Scope & { namespace: string; search: string; offset: number }, call) => {
        const request = {
          Namespace: query.namespace,
          ...(query.search === "" ? {} : { SearchKey: query.search }),
          Offset: query.offset,
          Limit: pageSize,
        };
        return listed(listFunctions, await call(listFunctions, request, query), "Functions");
      },
    ),

    versions: read(listVersionByFunction, (query: Scope & { namespace: string; name: string }, call) =>
      allPages(async (offset) => {
        const request = { Namespace: query.namespace, FunctionName: query.name, Offset: offset, Limit: pageSize };
        return listed(listVersionByFunction, await call(listVersionByFunction, request, query), "Versions");
      }),
    ),

    aliases: read(listAliases, (query: Scope & { namespace: string; name: string }, call) =>
      allPages(async (offset) => {
        const request = {
          Namespace: query.namespace,
          FunctionName: query.name,
          Offset: `${offset}`,
          Limit: `${pageSize}`,
        };
        return listed(listAliases, await call(listAliases, request, query), "Aliases");
      }),
    ),

    /** The account type; unknown on the international site, which doesn't have the action. */
    accountType: read(
      describeNetworkAccountType,
      async (query: Scope, call): Promise<{ type: string | null }> => {
        try {
          const { response } = await call(describeNetworkAccountType, {}, query);
          return { type: response.NetworkAccountType };
        } catch (error) {
          if (isCloudError(error) && (isNotAllowed(error.failure) || isNotOffered(error.failure)))
            return { type: null };
          throw error;
        }
      },
      600_000,
    ),
  };
}

export type Reads = ReturnType<typeof createReads>;

/** Form of an id; any other text that begins with `lb-` is a name. */
const idForm = /^lb-[0-9a-z]{8}$/;

function keyOfQuery({ language: _language, ...rest }: Scope): string {
  return JSON.stringify(Object.entries(rest).sort());
}
