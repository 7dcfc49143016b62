"use client";

import { Dialog } from "@base-ui/react/dialog";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import type { ShownAccount } from "#components/shell/account.ts";
import { PaletteSearch } from "#components/shell/palette/palette-search.tsx";

interface PalettePopupProps {
  accounts: readonly ShownAccount[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Opens the sheet of shortcuts instead. */
  onSheet: () => void;
  /** What was typed while this was loaded. */
  takeEarly: () => string;
}

/** The command palette: goes to anything by its name, id, domain, path or code. */
export function PalettePopup({ accounts, open, onOpenChange, onSheet, takeEarly }: PalettePopupProps) {
  const t = useTranslations("palette");
  const input = useRef<HTMLInputElement>(null);
  const path = usePathname();
  const address = `${path}?${useSearchParams()}`;
  const shownAt = useRef(address);
  const openedAt = useRef(path);

  // Also after a question whether to leave the page, which is asked above it.
  const left = useEffectEvent(() => {
    if (shownAt.current !== address) onOpenChange(false);
    shownAt.current = address;
  });
  useEffect(() => {
    if (address !== "") left();
  }, [address]);

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-50 grid place-items-start justify-items-center sm:px-6 sm:pt-[12vh]">
          <Dialog.Popup
            initialFocus={() => {
              openedAt.current = path;
              return input.current;
            }}
            // A new page takes the focus to its heading.
            finalFocus={() => openedAt.current === path}
            className="floating flex max-h-dvh w-full flex-col overflow-hidden max-sm:h-dvh max-sm:rounded-none max-sm:border-0 sm:max-h-[min(36rem,76vh)] sm:max-w-2xl"
          >
            <Dialog.Title className="sr-only">{t("title")}</Dialog.Title>
            <PaletteSearch
              accounts={accounts}
              inputRef={input}
              takeEarly={takeEarly}
              onDone={() => onOpenChange(false)}
              onSheet={onSheet}
            />
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
