import { useEffect } from "react";
import type { List } from "#components/binding/list.ts";

const enough = 12;

/**
 * Loads further pages while an open list shows too few options to be scrolled, which happens with "eligible only".
 */
export function useFill<Item>(list: List<Item>, shown: number, open: boolean): void {
  const onLoadMore = list.search?.onLoadMore;
  useEffect(() => {
    if (open && shown < enough) onLoadMore?.();
  }, [open, shown, onLoadMore]);
}
