/** One page of a list, and the length of the whole list. */
export interface Page<Item> {
  items: Item[];
  total: number;
}

export function pageOf<Item>(items: readonly Item[], offset = 0, limit = 20): Page<Item> {
  return { items: items.slice(offset, offset + limit), total: items.length };
}

export interface PageRequest<Item> {
  /** All must hold. */
  predicates: ((item: Item) => boolean)[];
  descending: boolean;
  offset: number;
  limit: number;
}

/** A page of the matching items, in the list's order or reversed, without copying the list. */
export function pageWhere<Item>(
  items: readonly Item[],
  { predicates, descending, offset, limit }: PageRequest<Item>,
): Page<Item> {
  const at = (place: number) => items[descending ? items.length - 1 - place : place];
  const page: Item[] = [];
  if (predicates.length === 0) {
    for (let place = offset; place < Math.min(offset + limit, items.length); place += 1) push(page, at(place));
    return { items: page, total: items.length };
  }
  let total = 0;
  for (let place = 0; place < items.length; place += 1) {
    const item = at(place);
    if (item === undefined || !predicates.every((holds) => holds(item))) continue;
    if (total >= offset && page.length < limit) page.push(item);
    total += 1;
  }
  return { items: page, total };
}

function push<Item>(page: Item[], item: Item | undefined): void {
  if (item !== undefined) page.push(item);
}
