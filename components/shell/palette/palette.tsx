"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import type { ShownAccount } from "#components/shell/account.ts";
import { isPaletteKey, opensNothingElse } from "#components/shell/palette/keys.ts";
import { useHydrated } from "#components/ui/use-hydrated.ts";

const loadPopup = () =>
  import("#components/shell/palette/palette-popup.tsx").then((m) => ({ default: m.PalettePopup }));
const PalettePopup = lazy(loadPopup);

interface PaletteProps {
  accounts: readonly ShownAccount[];
  icon: ReactNode;
}

/** The button that opens the command palette, and its key. The palette is loaded on first use. */
export function Palette({ accounts, icon }: PaletteProps) {
  const t = useTranslations("palette");
  const isMac = useHydrated() && /mac|iphone|ipad/i.test(navigator.platform);
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  /** What is typed while the palette loads; null at other times. */
  const early = useRef<string | null>(null);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (early.current !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      early.current += event.key;
    }
    if (!isPaletteKey(event, navigator.platform) || !opensNothingElse(document)) return;
    event.preventDefault();
    show();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);

  function show() {
    early.current = "";
    setUsed(true);
    setOpen(true);
  }

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={show}
        onPointerEnter={() => void loadPopup()}
        className="inline-flex h-control items-center justify-center gap-2 rounded-control text-ink-2 max-md:w-control md:px-2 transition-colors hover:bg-hover hover:text-ink md:border md:border-control md:bg-page [&_svg]:size-4"
      >
        {icon}
        <span className="max-md:sr-only">{t("open")}</span>
        <kbd aria-hidden className="min-w-10 text-right font-sans text-small text-ink-3 max-md:hidden">
          {isMac ? "⌘K" : "Ctrl K"}
        </kbd>
      </button>
      {used && (
        <Suspense fallback={null}>
          <PalettePopup
            accounts={accounts}
            open={open}
            onOpenChange={setOpen}
            takeEarly={() => {
              const typed = early.current ?? "";
              early.current = null;
              return typed;
            }}
          />
        </Suspense>
      )}
    </>
  );
}
