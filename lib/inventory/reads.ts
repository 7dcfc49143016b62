import type { Action } from "#lib/cloud/catalogue/action.ts";
import { describeListeners, describeLoadBalancers, describeTargets } from "#lib/cloud/catalogue/clb.ts";
import { listAliases, listFunctions, listNamespaces, listVersionByFunction } from "#lib/cloud/catalogue/scf.ts";
import { describeNetworkAccountType } from "#lib/cloud/catalogue/vpc.ts";
import type { CloudClient } from "#lib/cloud/client.ts";
import { isNotAllowed } from "#lib/cloud/errors.ts";
import { type CloudError, isCloudError } from "#lib/cloud/failure.ts";
import { cachedRead } from "#lib/inventory/cached-read.ts";

/** Who asks for what: answers are never shared between accounts. */
export interface Scope {
  accountId: string;
  region: string;
  /** Of the cloud's messages. */
  language: string;
}

export const pageSize = 100;
/** Short enough that a colleague's change shows at once, long enough that many viewers are one call. */
const ttlMs = 5_000;
/** Most pages of versions, aliases or namespaces that are read; a hundred items each. */
const mostPages = 50;

/** Every read of the cloud that the console makes for people, each behind its own cache. */
export function createReads(client: CloudClient) {
  // Part of every key: what is still being read of a former world lands where nobody looks.
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
      turn: ({ region }) => client.takeTurn(action, { region }),
      load(query) {
        let hasTurn = true;
        return load(query, (called, request, options) => {
          const answer = client.call(called, request, { ...options, hasTurn });
          // Further pages wait for turns of their own.
          hasTurn = false;
          return answer;
        });
      },
    });
  }

  return {
    /** From now on every read asks the cloud, as if nothing had been read before. */
    forget() {
      world += 1;
    },

    loadBalancers: read(describeLoadBalancers, async (query: Scope & { search: string; offset: number }, call) => {
      const { response } = await call(
        describeLoadBalancers,
        { ...searchOf(query.search), Offset: query.offset, Limit: pageSize },
        query,
      );
      return response;
    }),

    listeners: read(describeListeners, async (query: Scope & { loadBalancerId: string }, call) => {
      const { response } = await call(describeListeners, { LoadBalancerId: query.loadBalancerId }, query);
      return response.Listeners ?? [];
    }),

    /** What each rule of the listener sends to, by the rule's id, and the cloud's clock when it said so. */
    targets: read(describeTargets, async (query: Scope & { loadBalancerId: string; listenerId: string }, call) => {
      const { response, date } = await call(
        describeTargets,
        { LoadBalancerId: query.loadBalancerId, ListenerIds: [query.listenerId] },
        query,
      );
      const rules = (response.Listeners ?? []).flatMap((listener) => listener.Rules ?? []);
      return { rules: new Map(rules.map((rule) => [rule.LocationId, rule])), date };
    }),

    namespaces: read(listNamespaces, (query: Scope, call) =>
      allPages(async (offset) => {
        const { response } = await call(listNamespaces, { Offset: offset, Limit: pageSize }, query);
        return { items: response.Namespaces ?? [], total: response.TotalCount };
      }),
    ),

    functions: read(
      listFunctions,
      async (query: Scope & { namespace: string; search: string; offset: number }, call) => {
        const { response } = await call(
          listFunctions,
          {
            Namespace: query.namespace,
            ...(query.search === "" ? {} : { SearchKey: query.search }),
            Offset: query.offset,
            Limit: pageSize,
          },
          query,
        );
        return response;
      },
    ),

    versions: read(listVersionByFunction, (query: Scope & { namespace: string; name: string }, call) =>
      allPages(async (offset) => {
        const { response } = await call(
          listVersionByFunction,
          { Namespace: query.namespace, FunctionName: query.name, Offset: offset, Limit: pageSize },
          query,
        );
        return { items: response.Versions ?? [], total: response.TotalCount };
      }),
    ),

    aliases: read(listAliases, (query: Scope & { namespace: string; name: string }, call) =>
      allPages(async (offset) => {
        const { response } = await call(
          listAliases,
          { Namespace: query.namespace, FunctionName: query.name, Offset: `${offset}`, Limit: `${pageSize}` },
          query,
        );
        return { items: response.Aliases ?? [], total: response.TotalCount };
      }),
    ),

    /** The international site does not offer the action; that the type is unknown is an answer too. */
    accountType: read(
      describeNetworkAccountType,
      async (query: Scope, call): Promise<{ type: string | null }> => {
        try {
          const { response } = await call(describeNetworkAccountType, {}, query);
          return { type: response.NetworkAccountType };
        } catch (error) {
          if (isCloudError(error) && isNotOffered(error)) return { type: null };
          throw error;
        }
      },
      600_000,
    ),
  };
}

export type Reads = ReturnType<typeof createReads>;

const notOffered = ["InvalidAction", "UnsupportedOperation", "UnsupportedRegion", "NoSuchVersion", "NoSuchProduct"];

function isNotOffered({ failure }: CloudError): boolean {
  if (failure.kind !== "refused") return false;
  return isNotAllowed(failure) || notOffered.some((code) => failure.code.startsWith(code));
}

/** A pasted id is looked up as an id: the cloud's search covers names, domains and addresses only. */
function searchOf(search: string): { LoadBalancerIds: string[] } | { SearchKey: string } | Record<string, never> {
  if (search === "") return {};
  return /^lb-[0-9a-z]+$/.test(search) ? { LoadBalancerIds: [search] } : { SearchKey: search };
}

function keyOfQuery({ language: _language, ...rest }: Scope): string {
  return JSON.stringify(Object.entries(rest).sort());
}

async function allPages<Item>(page: (offset: number) => Promise<{ items: Item[]; total: number }>): Promise<Item[]> {
  const all: Item[] = [];
  for (let turn = 0; turn < mostPages; turn += 1) {
    const { items, total } = await page(all.length);
    all.push(...items);
    if (items.length === 0 || all.length >= total) break;
  }
  return all;
}
