"use client";

import { useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import type { ShownAccount } from "#components/shell/account.ts";
import { goKeys, isApple, isForPage, shortcutOf } from "#components/shell/shortcuts/keys.ts";
import { hasSingleKeys } from "#components/shell/shortcuts/single-keys.ts";
import { useHydrated } from "#components/ui/use-hydrated.ts";

const loadPopup = () =>
  import("#components/shell/palette/palette-popup.tsx").then((m) => ({ default: m.PalettePopup }));
const PalettePopup = lazy(loadPopup);
const ShortcutsSheet = lazy(() =>
  import("#components/shell/shortcuts/sheet.tsx").then((m) => ({ default: m.ShortcutsSheet })),
);

/** How long the second key of a pair is waited for, in milliseconds. */
const pairMs = 1_500;

interface PaletteProps {
  accounts: readonly ShownAccount[];
  icon: ReactNode;
}

/** The button that opens the command palette, and the shortcuts of every page. Palette and sheet are loaded on first use. */
export function Palette({ accounts, icon }: PaletteProps) {
  const t = useTranslations("palette");
  const isMac = useHydrated() && isApple(navigator.platform);
  const [open, setOpen] = useState<"palette" | "sheet" | null>(null);
  const [used, setUsed] = useState<ReadonlySet<"palette" | "sheet">>(new Set());
  /** What is typed while the palette loads; null at other times. */
  const early = useRef<string | null>(null);
  /** When the first key of a pair was pressed, by the events' clock. */
  const goAt = useRef(Number.NEGATIVE_INFINITY);

  function show(which: "palette" | "sheet") {
    early.current = which === "palette" ? "" : null;
    setUsed((others) => new Set([...others, which]));
    setOpen(which);
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (early.current !== null && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      early.current += event.key;
      return;
    }
    const afterGo = event.timeStamp - goAt.current < pairMs;
    goAt.current = Number.NEGATIVE_INFINITY;
    if (event.isComposing || event.repeat) return;
    const shortcut = shortcutOf(event, { platform: navigator.platform, afterGo, singleKeys: hasSingleKeys() });
    const pressed = event.target instanceof Element ? event.target : null;
    if (shortcut === null || !isForPage(pressed, document, shortcut !== "palette")) return;
    event.preventDefault();
    if (shortcut === "palette" || shortcut === "sheet") show(shortcut);
    else if (shortcut === "then") goAt.current = event.timeStamp;
    // As a press of the navigation's link, so that a form with unsaved input asks first.
    else document.querySelector<HTMLElement>(`nav [data-place="${goKeys[shortcut]}"]`)?.click();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show("palette")}
        onPointerEnter={() => void loadPopup()}
        className="inline-flex h-control items-center justify-center gap-2 rounded-control text-ink-2 transition-colors hover:bg-hover hover:text-ink max-md:w-control md:border md:border-control md:bg-page md:px-2 [&_svg]:size-4"
      >
        {icon}
        <span className="max-md:sr-only">{t("open")}</span>
        <kbd aria-hidden className="min-w-10 text-right font-sans text-small text-ink-3 max-md:hidden">
          {isMac ? "⌘K" : "Ctrl K"}
        </kbd>
      </button>
      <Suspense fallback={null}>
        {used.has("palette") && (
          <PalettePopup
            accounts={accounts}
            open={open === "palette"}
            onOpenChange={(next) => setOpen(next ? "palette" : null)}
            onSheet={() => show("sheet")}
            takeEarly={() => {
              const typed = early.current ?? "";
              early.current = null;
              return typed;
            }}
          />
        )}
      </Suspense>
      <Suspense fallback={null}>
        {used.has("sheet") && (
          <ShortcutsSheet open={open === "sheet"} onOpenChange={(next) => setOpen(next ? "sheet" : null)} />
        )}
      </Suspense>
    </>
  );
}
