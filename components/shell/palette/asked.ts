import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import { longestSearch } from "#lib/api/contract/filter-readers.ts";
import type { SearchQuery } from "#lib/api/contract/queries.ts";
import { type Pasted, readPasted } from "#lib/binding/pasted.ts";

/** What is asked for by a text of the palette. */
export interface Asked {
  /** Null for a text that nothing can be searched by. */
  query: SearchQuery | null;
  /** What it fills in the bind form, from a command or a request's body; null for others. */
  link: BindLink | null;
}

/**
 * Reads what was typed or pasted. A command or a body is taken apart here, since it may contain keys: only the names of what
 * it is about are sent to the server.
 */
export function askedBy(text: string): Asked {
  const trimmed = text.replaceAll("\0", "").trim();
  const pasted = readPasted(trimmed);
  if (pasted === null) return { query: wordsOf(trimmed), link: null };
  const isRequest = /^(\{|tccli\s)/.test(trimmed);
  const { loadBalancerId, listenerId, locationId, address } = pasted;
  if (isRequest) {
    const words = locationId ?? address?.domain ?? listenerId ?? loadBalancerId ?? pasted.function ?? "";
    return { query: queryOf(words, address), link: linkOf(pasted) };
  }
  // A domain in a URL; what looks like one may also be another name with a dot.
  const words = address !== undefined && /^https?:/i.test(trimmed) ? address.domain : trimmed;
  return { query: queryOf(words, address), link: null };
}

/** `namespace/function:qualifier`, as the console writes it, is two names. */
function wordsOf(text: string): SearchQuery | null {
  const [, namespace, name] = /^([\w-]+)\/([\w-]+)(?::[\w$-]*)?$/.exec(text) ?? [];
  return queryOf(name === undefined ? text : `${namespace} ${name}`, undefined);
}

function queryOf(words: string, address: Pasted["address"]): SearchQuery | null {
  if (words === "" || words.length > longestSearch) return null;
  const { domain, path, protocol, port } = address ?? {};
  return {
    search: words,
    ...(domain !== undefined && { domain }),
    ...(path && { path }),
    ...(protocol && { protocol }),
    ...(port && { port }),
  };
}

/** Null where it names neither a load balancer, nor a rule, nor a function. */
function linkOf(pasted: Pasted): BindLink | null {
  const { region, loadBalancerId, listenerId, locationId, address, qualifier, weight, ...named } = pasted;
  const link = {
    region,
    lb: loadBalancerId,
    listener: listenerId,
    rule: locationId,
    ...(locationId === undefined && address !== undefined && { domain: address.domain, url: address.path ?? "/" }),
    namespace: named.namespace,
    function: named.function,
    qualifier,
    weight,
  };
  if (loadBalancerId === undefined && named.function === undefined) return null;
  return Object.fromEntries(Object.entries(link).filter(([, value]) => value !== undefined));
}
