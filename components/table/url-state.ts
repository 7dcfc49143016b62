"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";

/** A change of the query string: null takes a parameter out. */
export type UrlChanges = Record<string, string | null>;

/** What says which page of a list is shown: the one before or after a row. */
const pageParameters = ["before", "after"];

function isOfPage(changes: UrlChanges): boolean {
  return pageParameters.some((name) => name in changes);
}

/** The query string after a change. Any change but of the page begins again at the first page. */
export function withChanges(current: URLSearchParams, changes: UrlChanges): string {
  const next = new URLSearchParams(current);
  for (const name of pageParameters) next.delete(name);
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
  const shown = useSearchParams().toString();
  // The router tells of a new address when it gets to it; until then a filter that was just chosen would spring back.
  const [asked, setAsked] = useState(shown);
  const [seen, setSeen] = useState(shown);
  if (shown !== seen) {
    setSeen(shown);
    setAsked(shown);
  }

  function change(changes: UrlChanges) {
    const query = withChanges(new URLSearchParams(location.search), changes);
    setAsked(query);
    const address = location.pathname + query + location.hash;
    if (isOfPage(changes)) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }

  return [parse(new URLSearchParams(asked)), change] as const;
}
