"use client";

import { useEffect } from "react";

/**
 * Keeps the fragment of the address after a jump within the page. The router hears nothing of such a jump: its next write
 * of the address, after a refresh say, would leave the fragment out.
 */
export function KeptFragment() {
  useEffect(() => {
    const tell = () => window.history.replaceState(null, "", location.href);
    // Its first write may already have come after such a jump.
    const target = document.querySelector(":target");
    if (target !== null && location.hash === "") window.history.replaceState(null, "", `#${target.id}`);
    addEventListener("hashchange", tell);
    return () => removeEventListener("hashchange", tell);
  }, []);
  return null;
}
