import { type Action, policyNameOf } from "#lib/cloud/catalogue/action.ts";
import type { Result } from "#lib/cloud/client.ts";
import { CloudError, type CloudFailure } from "#lib/cloud/failure.ts";

/** A list of the cloud, or a page of one. */
export interface Listed<Item> {
  items: Item[];
  /** Number of members in the cloud's page, including unparsable ones; the next page begins after them. */
  counted: number;
  /** Length of the whole list; null where the cloud doesn't return it. */
  total: number | null;
  /** Set if a member could not be parsed, so that a missing item may exist all the same. */
  unread: CloudFailure | null;
}

export const pageSize = 100;

/** An answer as a list, by the member that has the list. */
export function listed<Name extends string, Item>(
  action: Action,
  { response, leftOut, requestId }: Result<Record<Name, Item[] | null> & { TotalCount: number | null }>,
  name: Name,
): Listed<Item> {
  const items = response[name] ?? [];
  const lost = leftOut.filter((place) => place.startsWith(`${name}.`) && place.split(".").length === 2).length;
  return {
    items,
    counted: items.length + lost,
    total: response.TotalCount,
    unread: unreadOf(action, leftOut, requestId),
  };
}

function unreadOf(action: Action, leftOut: readonly string[], requestId: string): CloudFailure | null {
  if (leftOut.length === 0) return null;
  const detail = `${action.name}: ${leftOut.join(", ")} could not be read`;
  const failure = { kind: "no-answer", reason: "wrong-shape", detail, httpStatus: 200, requestId } as const;
  return { ...failure, action: policyNameOf(action) };
}

/**
 * Offset of the next page; null at the end. A page may be shorter than requested: only the total or an empty page ends a
 * list.
 */
export function nextOffset({ counted, total }: Listed<unknown>, offset: number): number | null {
  const end = offset + counted;
  return counted > 0 && (total === null || end < total) ? end : null;
}

type ReadPage<Item> = (offset: number) => Promise<Listed<Item>>;

/** Reads page by page, at most `most` pages: a list without a total could repeat the same page for ever. */
async function* pages<Item>(read: ReadPage<Item>, most: number): AsyncGenerator<Listed<Item>> {
  let offset: number | null = 0;
  for (let turn = 0; offset !== null && turn < most; turn += 1) {
    const page: Listed<Item> = await read(offset);
    yield page;
    offset = nextOffset(page, offset);
  }
}

/** A whole list of at most 5,000 members, more than the cloud's quota of versions, aliases or namespaces. */
export async function allPages<Item>(read: ReadPage<Item>): Promise<Listed<Item>> {
  const whole: Listed<Item> = { items: [], counted: 0, total: null, unread: null };
  for await (const { items, counted, total, unread } of pages(read, 50)) {
    whole.items.push(...items);
    whole.counted += counted;
    whole.total = total;
    whole.unread ??= unread;
  }
  return whole;
}

/** Searches for one member page by page. @throws CloudError if it may be one that could not be parsed */
export async function seek<Item>(read: ReadPage<Item>, matches: (item: Item) => boolean): Promise<Item | null> {
  let unread: CloudFailure | null = null;
  for await (const page of pages(read, 1_000)) {
    const found = page.items.find(matches);
    if (found) return found;
    unread ??= page.unread;
  }
  if (unread) throw new CloudError(unread);
  return null;
}

/** Finds one member. @throws CloudError if it may be one that could not be parsed */
export function findIn<Item>(
  { items, unread }: Pick<Listed<Item>, "items" | "unread">,
  matches: (item: Item) => boolean,
): Item | null {
  const found = items.find(matches);
  if (!found && unread) throw new CloudError(unread);
  return found ?? null;
}
