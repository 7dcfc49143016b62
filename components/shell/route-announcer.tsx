"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Moves the focus to the new page's h1 after a navigation, for screen readers; Next's own announcer reads the title. A change
 * of the query (filters, tabs, an open drawer) doesn't move the focus.
 */
export function RouteAnnouncer() {
  const path = usePathname();
  const last = useRef(path);

  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    const heading = () => document.querySelector<HTMLElement>("main h1");
    const arrive = () => {
      heading()?.focus();
      // Next leaves a page scrolled where the top of its content is in sight: the frame's header would stay hidden.
      if (window.scrollY <= (document.querySelector("main")?.offsetTop ?? 0)) window.scrollTo(0, 0);
    };
    if (heading() !== null) {
      arrive();
      return;
    }
    // The page is still streaming and has no heading yet. The focus isn't moved if the person has moved it meanwhile.
    const left = document.activeElement;
    const observer = new MutationObserver(() => {
      if (heading() === null) return;
      observer.disconnect();
      if ([left, document.body].includes(document.activeElement)) arrive();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [path]);

  return null;
}
