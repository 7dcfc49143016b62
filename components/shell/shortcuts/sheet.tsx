"use client";

import { useTranslations } from "next-intl";
import { Fragment, useState } from "react";
import { type GoKey, goKeys, isApple } from "#components/shell/shortcuts/keys.ts";
import { hasSingleKeys, setSingleKeys } from "#components/shell/shortcuts/single-keys.ts";
import { DialogPopup } from "#components/ui/dialog-popup.tsx";
import { Switch } from "#components/ui/toggle.tsx";

interface ShortcutsSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The console's shortcuts, and the switch that turns those of one key off. */
export function ShortcutsSheet({ open, onOpenChange }: ShortcutsSheetProps) {
  const t = useTranslations("palette");
  const tShell = useTranslations("shell");
  const [on, setOn] = useState(hasSingleKeys);
  const command = isApple(navigator.platform) ? ["⌘", "K"] : ["Ctrl", "K"];
  const screens = Object.keys(goKeys).filter((key): key is GoKey => key in goKeys);

  function turn(next: boolean) {
    setSingleKeys(next);
    setOn(next);
  }

  return (
    <DialogPopup open={open} onOpenChange={onOpenChange} title={t("shortcuts.title")}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2">
        <Shortcut keys={command}>{t("title")}</Shortcut>
        <Shortcut keys={["?"]} off={!on}>
          {t("shortcuts.sheet")}
        </Shortcut>
        {screens.map((key) => (
          <Shortcut key={key} keys={["G", key.toUpperCase()]} off={!on}>
            {tShell(`places.${goKeys[key]}`)}
          </Shortcut>
        ))}
      </dl>
      <Switch
        className="mt-2 border-t border-hair pt-4"
        label={t("shortcuts.single")}
        description={t("shortcuts.singleWhy")}
        checked={on}
        onChange={turn}
      />
    </DialogPopup>
  );
}

interface ShortcutProps {
  keys: readonly string[];
  off?: boolean;
  children: string;
}

function Shortcut({ keys, off = false, children }: ShortcutProps) {
  return (
    <>
      <dt className={off ? "text-ink-3 line-through" : "text-ink"}>{children}</dt>
      <dd className="flex gap-1">
        {keys.map((key, at) => (
          <Fragment key={key}>
            {at > 0 && <span className="sr-only">, </span>}
            <kbd className="inline-flex h-6 min-w-6 items-center justify-center rounded-chip border border-control bg-sunken px-1.5 font-sans text-small text-ink-2">
              {key}
            </kbd>
          </Fragment>
        ))}
      </dd>
    </>
  );
}
