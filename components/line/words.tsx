"use client";

import clsx from "clsx";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Station } from "#components/line/station.ts";

/** The text of a station. */
export function Words({ station }: { station: Station }) {
  const { label, title, content, secondary, meta, remark, detail, state, siding } = station;
  const quiet = state === "empty";
  const isHeading = title === undefined && content === undefined;
  return (
    <div className="grid min-w-0 gap-0.5">
      <div className="flex min-w-0 items-baseline justify-between gap-3">
        <span
          className={clsx(
            "min-w-0",
            isHeading ? "wrap-anywhere" : "text-small text-ink-2",
            headingStyle(isHeading, quiet),
          )}
        >
          {label}
          {!siding && <StateWord state={state} />}
        </span>
        {meta !== undefined && <span className="shrink-0 text-small text-ink-2">{meta}</span>}
      </div>
      {title !== undefined && <span className="wrap-anywhere font-medium text-ink">{title}</span>}
      {content !== undefined && (
        <span className={clsx("min-w-0", quiet ? "text-ink-2" : "font-medium text-ink")}>{content}</span>
      )}
      {secondary !== undefined && <div className="min-w-0 text-small text-ink-2">{secondary}</div>}
      {remark !== undefined && (
        <p className="flex gap-1.5 text-small text-warn">
          <TriangleAlert aria-hidden className="mt-[0.2em] size-3 shrink-0" />
          <span className="wrap-anywhere">{remark}</span>
        </p>
      )}
      {detail !== undefined && <div className="mt-1.5">{detail}</div>}
    </div>
  );
}

function headingStyle(isHeading: boolean, quiet: boolean): string {
  if (!isHeading) return "";
  return quiet ? "text-ink-2" : "font-medium text-ink";
}

/** The state as text, for screen readers. */
export function StateWord({ state }: { state: Station["state"] }) {
  const t = useTranslations("ui");
  return <span className="sr-only">{t("line.state", { state: t(`line.${state}`) })}</span>;
}
