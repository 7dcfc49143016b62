import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import type { FoundRules } from "#lib/api/contract/inventory.ts";
import type { FindRulesQuery } from "#lib/api/contract/queries.ts";
import { type Pasted, readPasted } from "#lib/binding/pasted.ts";

/** What became of a pasted text. */
export type PasteNote =
  | { kind: "unreadable" | "no-region" | "filled" | "failed" }
  | { kind: "several"; count: number }
  | { kind: "none"; searched: number; total: number; region: string };

/**
 * Fills the form's link from a pasted text; what names a rule only by its address or its own id is looked for in the region.
 *
 * @param find looks for forwarding rules; may reject, which counts as `failed`
 * @returns the new link, null where nothing can be filled in
 */
export async function fillPasted(
  text: string,
  current: BindLink,
  find: (sought: FindRulesQuery) => Promise<FoundRules>,
): Promise<{ link: BindLink | null; note: PasteNote }> {
  const pasted = readPasted(text);
  if (pasted === null) return { link: null, note: { kind: "unreadable" } };
  const own = linkOf(pasted);
  if (!mustBeFound(pasted)) return { link: merge(current, own), note: { kind: "filled" } };

  const region = pasted.region ?? current.region ?? "";
  if (region === "") return { link: null, note: { kind: "no-region" } };
  const { loadBalancerId, listenerId, locationId, address } = pasted;
  const sought = {
    region,
    loadBalancerId,
    listenerId,
    locationId,
    domain: address?.domain,
    path: address?.path ?? undefined,
    protocol: address?.protocol ?? undefined,
    port: address?.port ?? undefined,
  };
  const found = await find(sought).catch(() => null);
  if (found === null) return { link: null, note: { kind: "failed" } };
  const { items, searched, total } = found;
  if (items.length === 0) return { link: null, note: { kind: "none", searched, total, region } };
  const link = merge(current, { ...own, region, ...shared(items) });
  const asked = locationId !== undefined || address !== undefined;
  return { link, note: asked && items.length > 1 ? { kind: "several", count: items.length } : { kind: "filled" } };
}

/** Whether the text leaves open which load balancer or listener its rule belongs to. */
function mustBeFound({ loadBalancerId, listenerId, locationId, address }: Pasted): boolean {
  if (address !== undefined) return locationId === undefined;
  if (locationId !== undefined) return loadBalancerId === undefined || listenerId === undefined;
  return listenerId !== undefined && loadBalancerId === undefined;
}

function linkOf(pasted: Pasted): BindLink {
  const { region, loadBalancerId, listenerId, locationId, namespace, function: name, qualifier, weight } = pasted;
  return defined({
    region,
    lb: loadBalancerId,
    listener: listenerId,
    rule: locationId,
    namespace,
    function: name,
    qualifier,
    weight,
  });
}

/** What all of the found rules have in common. */
function shared(items: FoundRules["items"]): BindLink {
  const only = (values: string[]) => (new Set(values).size === 1 ? values[0] : undefined);
  return defined({
    lb: only(items.map(({ loadBalancerId }) => loadBalancerId)),
    listener: only(items.map(({ listenerId }) => listenerId)),
    rule: only(items.map(({ locationId }) => locationId)),
  });
}

/** A link with parts of another one; what belonged to a replaced part goes. */
function merge(current: BindLink, added: BindLink): BindLink {
  const {
    lb,
    listener,
    rule,
    domain: _,
    url: __,
    retryOf: ___,
    namespace,
    function: name,
    qualifier,
    ...rest
  } = current;
  const otherRegion = added.region !== undefined && added.region !== current.region;
  const namesRule = [added.lb, added.listener, added.rule].some((part) => part !== undefined);
  return {
    ...rest,
    ...(!otherRegion && !namesRule && defined({ lb, listener, rule })),
    ...(!otherRegion && added.function === undefined && defined({ namespace, function: name, qualifier })),
    ...added,
  };
}

function defined(link: { [Name in keyof BindLink]: BindLink[Name] | undefined }): BindLink {
  return Object.fromEntries(Object.entries(link).filter(([, value]) => value !== undefined));
}
