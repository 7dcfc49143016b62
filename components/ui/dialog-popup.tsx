"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { DialogProps } from "#components/ui/dialog.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

export function DialogPopup({
  open,
  onOpenChange,
  title,
  description,
  footer,
  kind = "dialog",
  finalFocus,
  children,
}: DialogProps) {
  const t = useTranslations("ui");
  const popup = useRef<HTMLDivElement | null>(null);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal={kind === "alert"}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 grid items-end overflow-y-auto sm:place-items-center sm:p-6">
          <Base.Popup
            initialFocus={kind === "dialog" ? () => firstField(popup.current) : undefined}
            finalFocus={finalFocus}
            ref={popup}
            role={kind === "alert" ? "alertdialog" : "dialog"}
            className="floating flex max-h-[92dvh] w-full flex-col max-sm:rounded-b-none sm:max-w-lg"
          >
            <div className="flex items-start justify-between gap-4 px-5 pt-4">
              <Base.Title className="text-heading font-semibold wrap-anywhere">{title}</Base.Title>
              {kind === "dialog" && (
                <IconButton
                  label={t("close")}
                  icon={<X aria-hidden />}
                  size="small"
                  className="-mt-1"
                  onClick={() => onOpenChange(false)}
                />
              )}
            </div>
            <div className="grid min-h-0 auto-rows-max gap-3 overflow-y-auto px-5 pt-2 pb-5">
              {description !== undefined && (
                <Base.Description render={<div />} className="text-ink-2 wrap-anywhere">
                  {description}
                </Base.Description>
              )}
              {children}
            </div>
            {footer !== undefined && (
              <div className="flex flex-wrap justify-end gap-2 border-t border-hair px-5 py-3 max-sm:flex-col-reverse max-sm:*:w-full">
                {footer}
              </div>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** What a dialog asks for first, else its main button, which is the last: never the button that closes it. */
function firstField(popup: HTMLElement | null): HTMLElement | true {
  const buttons = popup?.querySelectorAll<HTMLElement>("button") ?? [];
  return popup?.querySelector<HTMLElement>("textarea, input") ?? [...buttons].at(-1) ?? true;
}
