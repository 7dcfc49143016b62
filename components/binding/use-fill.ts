import { useEffect } from "react";
import type { List } from "#components/binding/list.ts";

const enough = 12;

/**
 * Goes on loading pages while an open list shows too few of what it holds to be scrolled, as it happens when only the
 * eligible are shown.
 */
export function useFill<Item>(list: List<Item>, shown: number, open: boolean): void {
  const onLoadMore = list.search?.onLoadMore;
  useEffect(() => {
    if (open && shown < enough) onLoadMore?.();
  }, [open, shown, onLoadMore]);
}
