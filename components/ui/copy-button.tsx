"use client";

import clsx from "clsx";
import { Check, Copy, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { Tooltip } from "#components/ui/tooltip/tooltip.tsx";

interface CopyButtonProps {
  text: string;
  /** Name of the copied text for the accessible name; defaults to the text. */
  what?: string;
  size?: "inline" | "normal";
}

const shownMs = 2000;

export function CopyButton({ text, what, size = "normal" }: CopyButtonProps) {
  const t = useTranslations("ui");
  const [result, setResult] = useState<"copied" | "failed" | null>(null);

  useEffect(() => {
    if (result === null) return;
    const timer = setTimeout(() => setResult(null), shownMs);
    return () => clearTimeout(timer);
  }, [result]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setResult("copied");
      announce(t("copy.copied"));
    } catch {
      // Browsers refuse without a secure context or permission; the person can select the text instead.
      setResult("failed");
      announce(t("copy.failed"), "assertive");
    }
  }

  const Icon = result === null ? Copy : result === "copied" ? Check : X;
  const label = t("copy.label", { what: what ?? text });
  return (
    <Tooltip content={result === null ? label : t(`copy.${result}`)} describes={false}>
      <button
        type="button"
        aria-label={label}
        onClick={copy}
        className={clsx(
          "inline-grid shrink-0 place-items-center rounded-chip text-ink-3 transition-colors hover:bg-hover hover:text-ink",
          size === "inline" ? "size-6 touch:size-11 [&_svg]:size-3.5" : "size-control-small [&_svg]:size-4",
          result === "copied" && "text-ok",
          result === "failed" && "text-bad",
        )}
      >
        <Icon aria-hidden />
      </button>
    </Tooltip>
  );
}
