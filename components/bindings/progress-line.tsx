"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { isWhole } from "#components/data/whole-inventory.ts";
import { MissingPermission } from "#components/feedback/missing-permission.tsx";
import { formatDuration } from "#components/ui/duration.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { InventoryProgress } from "#lib/api/contract/stored-inventory.ts";

/** How far the inventory has been read while it isn't whole, and what could not be read. */
export function ProgressLine({ progress }: { progress: InventoryProgress }) {
  return (
    <>
      <Reading progress={progress} />
      {progress.failures.length > 0 && <Failures failures={progress.failures} />}
    </>
  );
}

function Reading({ progress }: { progress: InventoryProgress }) {
  const t = useTranslations("bindings.progress");
  const format = useFormatter();
  const locale = useLocale();
  const { on, known, read, secondsLeft } = progress;
  if (!on)
    return (
      <Notice tone="neutral" title={t("off")} className="mb-3">
        {t("offWhy")}
      </Notice>
    );
  if (isWhole(progress)) return null;
  const left =
    secondsLeft === null || secondsLeft === 0 ? null : formatDuration(Math.ceil(secondsLeft) * 1_000, locale);
  const counts = { read: format.number(read), known: format.number(known) };
  return (
    <div className="mb-3 grid gap-1.5 text-small text-ink-2">
      <p className="tabular">
        {known === 0 ? t("lists") : left === null ? t("read", counts) : t("left", { ...counts, left })}
      </p>
      <progress aria-label={t("label")} value={read} max={Math.max(known, 1)} className="h-1 w-full accent-accent" />
    </div>
  );
}

function Failures({ failures }: Pick<InventoryProgress, "failures">) {
  const t = useTranslations("bindings.progress");
  return (
    <Notice tone="warn" title={t("failed")} className="mb-3">
      <ul className="grid gap-2">
        {failures.map(({ code, message, action, count, permission }) => (
          <li key={`${action} ${code} ${message}`}>
            {permission ? (
              <MissingPermission permission={permission} />
            ) : (
              t("failure", { action: action ?? "", code: code ?? "", message, count })
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
