"use client";

import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { Line } from "#components/line/line.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { paths } from "#lib/paths.ts";

const stops = ["region", "loadBalancer", "listener", "rule", "function"] as const;

/** The overview without operations: one sentence and one button. */
export function Begin() {
  const t = useTranslations("overview.begin");
  return (
    <section className="grid gap-10 rounded-panel border border-hair bg-panel px-5 py-10 sm:px-10">
      <div className="grid max-w-xl gap-2">
        <h2 className="text-title font-semibold tracking-[-0.01em] text-balance">{t("title")}</h2>
        <p className="text-ink-2">{t("description")}</p>
      </div>
      <Line
        label={t("line")}
        direction="across"
        stations={stops.map((stop, index) => ({
          id: stop,
          state: index === 0 ? "current" : "empty",
          label: t(`stop.${stop}`),
        }))}
      />
      <Link href={paths.bind()} className={`${buttonStyle("primary")} justify-self-start`}>
        {t("action")}
      </Link>
    </section>
  );
}
