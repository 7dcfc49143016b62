import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import type { FoundRules } from "#lib/api/contract/inventory.ts";
import type { FindRulesQuery } from "#lib/api/contract/queries.ts";
import { type Pasted, readPasted } from "#lib/binding/pasted.ts";

/** What became of a pasted text. */
export type PasteNote =
  | { kind: "unreadable" | "no-region" | "filled" | "failed" }
  /** By a rule that the inventory knows. */
  | { kind: "found"; region: string; readAt: string }
  | { kind: "several"; count: number }
  | { kind: "regions"; count: number; regions: string[] }
  | { kind: "none"; searched: number; total: number; region: string };

type Find = (sought: FindRulesQuery) => Promise<FoundRules>;

/**
 * Fills the form's link from a pasted text. What names a rule only by its address or its own id is looked for: in the
 * inventory of all regions, or the one that the text names, and then in the cloud, in the region of the form.
 *
 * @param find looks for forwarding rules; may reject, which counts as `failed`
 * @returns the new link, null where nothing can be filled in
 */
export async function fillPasted(
  text: string,
  current: BindLink,
  find: Find,
): Promise<{ link: BindLink | null; note: PasteNote }> {
  const pasted = readPasted(text);
  if (pasted === null) return { link: null, note: { kind: "unreadable" } };
  const own = linkOf(pasted);
  if (!mustBeFound(pasted)) {
    const region = pasted.region ?? (await regionOf(pasted, find));
    return { link: merge(current, { ...own, ...(region && { region }) }), note: { kind: "filled" } };
  }

  const { loadBalancerId, listenerId, locationId, address } = pasted;
  const sought = {
    loadBalancerId,
    listenerId,
    locationId,
    domain: address?.domain,
    path: address?.path ?? undefined,
    protocol: address?.protocol ?? undefined,
    port: address?.port ?? undefined,
  };
  const region = pasted.region ?? current.region;
  try {
    let found = await find({ ...sought, region: pasted.region });
    if (found.items.length === 0 && region !== pasted.region) found = await find({ ...sought, region });
    const { searched, total } = found;
    if (found.items.length === 0) {
      const note =
        region === undefined ? ({ kind: "no-region" } as const) : { kind: "none" as const, searched, total, region };
      return { link: null, note };
    }
    const items = nearest(found.items, region);
    const regions = [...new Set(items.map((item) => item.region))];
    if (regions.length > 1) return { link: null, note: { kind: "regions", count: items.length, regions } };
    const link = merge(current, { ...own, ...shared(items) });
    const asked = locationId !== undefined || address !== undefined;
    return { link, note: asked && items.length > 1 ? { kind: "several", count: items.length } : noteOf(items[0]) };
  } catch {
    return { link: null, note: { kind: "failed" } };
  }
}

/** Those in the region of the form, if there are any. */
function nearest(items: FoundRules["items"], region: string | undefined): FoundRules["items"] {
  const here = items.filter((item) => item.region === region);
  return here.length > 0 ? here : items;
}

function noteOf(item: FoundRules["items"][number] | undefined): PasteNote {
  return item?.readAt ? { kind: "found", region: item.region, readAt: item.readAt } : { kind: "filled" };
}

/** The region of a load balancer, as far as the inventory knows it. */
async function regionOf({ loadBalancerId }: Pasted, find: Find): Promise<string | undefined> {
  if (loadBalancerId === undefined) return undefined;
  const found = await find({ loadBalancerId }).catch(() => null);
  return found?.items[0]?.region;
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
    region: only(items.map(({ region }) => region)),
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
