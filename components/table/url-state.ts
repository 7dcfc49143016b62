"use client";

import { useSearchParams } from "next/navigation";

/** A change of the query string: null takes a parameter out. */
export type UrlChanges = Record<string, string | null>;

/** The query string after a change. Any change but of the page begins again at the first page. */
export function withChanges(current: URLSearchParams, changes: UrlChanges): string {
  const next = new URLSearchParams(current);
  if (!("offset" in changes)) next.delete("offset");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === "" ? "" : `?${text}`;
}

/**
 * A list's filters, order and page, kept in the URL so that a view can be linked and the back button works. `parse` falls
 * back on garbage and never throws. Pages are steps of the history; typing in a filter is not.
 */
export function useUrlState<State>(parse: (params: URLSearchParams) => State) {
  const params = new URLSearchParams(useSearchParams());

  function change(changes: UrlChanges) {
    const url = location.pathname + withChanges(new URLSearchParams(location.search), changes);
    if ("offset" in changes) window.history.pushState(null, "", url);
    else window.history.replaceState(null, "", url);
  }

  return [parse(params), change] as const;
}
