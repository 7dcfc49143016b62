"use client";

import { type ReactNode, useState } from "react";
import { remember } from "#components/shell/remember.ts";
import { navigationCookie } from "#lib/appearance.ts";

interface SideFrameProps {
  narrow: boolean;
  /** Accessible name of the navigation. */
  label: string;
  /** Content of the button that changes the width. */
  toggle: ReactNode;
  children: ReactNode;
}

/** The box of the side navigation. What is in it follows its width by the attribute `data-narrow` (`group-data-narrow:`). */
export function SideFrame({ narrow: initial, label, toggle, children }: SideFrameProps) {
  const [narrow, setNarrow] = useState(initial);

  function change() {
    remember(navigationCookie(!narrow));
    setNarrow(!narrow);
  }

  return (
    <nav
      aria-label={label}
      data-narrow={narrow || undefined}
      className="group sticky top-0 flex h-dvh w-nav shrink-0 flex-col gap-1 border-r border-hair bg-panel p-2 max-md:hidden print:hidden data-narrow:w-nav-narrow"
    >
      {children}
      <button
        type="button"
        aria-expanded={!narrow}
        onClick={change}
        className="mt-auto flex h-row items-center gap-2.5 rounded-control px-2.5 text-ink-2 transition-colors hover:bg-hover hover:text-ink touch:h-11"
      >
        {toggle}
      </button>
    </nav>
  );
}
