"use client";

import { useEffect } from "react";

/**
 * Keeps the URL's fragment after a jump within the page. The router doesn't notice such a jump, so its next write of the URL,
 * for example after a refresh, would drop the fragment.
 */
export function KeptFragment() {
  useEffect(() => {
    const tell = () => window.history.replaceState(null, "", location.href);
    // The router's first write may already have dropped the fragment.
    const target = document.querySelector(":target");
    if (target !== null && location.hash === "") window.history.replaceState(null, "", `#${target.id}`);
    addEventListener("hashchange", tell);
    return () => removeEventListener("hashchange", tell);
  }, []);
  return null;
}
