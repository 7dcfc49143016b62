"use client";

import { useEffect, useState } from "react";
import { onAnnounce, type Politeness } from "#components/ui/announce.ts";

/** Long enough for a screen reader that is still speaking. */
const keptMs = 7000;

/** The region of announcements. The frame renders it once, initially empty, as screen readers require. */
export function LiveRegion() {
  const [said, setSaid] = useState<{ text: string; politeness: Politeness; count: number } | null>(null);

  useEffect(
    () => onAnnounce((text, politeness) => setSaid((last) => ({ text, politeness, count: (last?.count ?? 0) + 1 }))),
    [],
  );
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), keptMs);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <div className="sr-only">
      {(["polite", "assertive"] as const).map((politeness) => (
        <div key={politeness} aria-live={politeness} aria-atomic="true">
          {said?.politeness === politeness && <span key={said.count}>{said.text}</span>}
        </div>
      ))}
    </div>
  );
}
