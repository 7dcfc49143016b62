"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * After a change of page the focus goes to the new page's h1, which screen readers then read; Next's own announcer says
 * the title. A change of the query alone (filters, tabs, an open drawer) moves nothing.
 */
export function RouteAnnouncer() {
  const path = usePathname();
  const last = useRef(path);

  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    const heading = () => document.querySelector<HTMLElement>("main h1");
    if (heading() !== null) {
      heading()?.focus();
      return;
    }
    // The page still streams in; its skeleton has no heading. Who has moved on meanwhile is left alone.
    const left = document.activeElement;
    const observer = new MutationObserver(() => {
      if (heading() === null) return;
      observer.disconnect();
      if ([left, document.body].includes(document.activeElement)) heading()?.focus();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [path]);

  return null;
}
