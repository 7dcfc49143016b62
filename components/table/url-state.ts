"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo, useState } from "react";

/** Changes of the query string; null removes a parameter. */
export type UrlChanges = Record<string, string | null>;

/** Parameters of a list's page: the one before or after a row. */
const pageParameters = ["before", "after"];

function isOfPage(changes: UrlChanges): boolean {
  return pageParameters.some((name) => name in changes);
}

/** The query string after changes. Any change other than of the page returns to the first page. */
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
 * A list's filters, order and page in the URL, for links and the back button. `parse` must accept any parameters. A page adds
 * a history entry; typing in a filter doesn't.
 */
export function useUrlState<State>(parse: (params: URLSearchParams) => State) {
  const shown = useSearchParams().toString();
  // The router reports a new URL late; until then a chosen filter would show its old value.
  const [asked, setAsked] = useState(shown);
  const [seen, setSeen] = useState(shown);
  if (shown !== seen) {
    setSeen(shown);
    setAsked(shown);
  }

  const change = useCallback((changes: UrlChanges) => {
    const query = withChanges(new URLSearchParams(location.search), changes);
    setAsked(query);
    const address = location.pathname + query + location.hash;
    if (isOfPage(changes)) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);

  const state = useMemo(() => parse(new URLSearchParams(asked)), [parse, asked]);
  return [state, change] as const;
}
