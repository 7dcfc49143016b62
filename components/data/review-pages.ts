interface Page<Item> {
  items: readonly Item[];
  /** Where the next page begins; null on the last one. */
  next: string | null;
}

/** The items of a list's pages, until it ends or these are more than `most`. */
export async function readPages<Item>(
  read: (from: string | undefined) => Promise<Page<Item>>,
  most: number,
): Promise<Item[]> {
  const found: Item[] = [];
  for (let from: string | null | undefined; from !== null && found.length <= most; ) {
    const page: Page<Item> = await read(from);
    found.push(...page.items);
    from = page.next;
  }
  return found;
}

/**
 * Options of what is read to be reviewed: it doesn't change by itself, and is read anew the next time, which begins before the
 * last one's review is gone.
 */
export const forReview = { staleTime: Number.POSITIVE_INFINITY, refetchOnMount: "always", gcTime: 0 } as const;
