import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Mark, useMarkText } from "#components/metrics/marks.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Traffic, TrafficPoint } from "#lib/metrics/traffic.ts";

export interface FigureColumn {
  id: Exclude<keyof TrafficPoint, "at">;
  label: string;
}

interface FiguresTableProps {
  columns: readonly FigureColumn[];
  traffic: Traffic;
  marks: readonly Mark[];
}

/** The figures of a drawing as a table, the newest first. */
export function FiguresTable({ columns, traffic, marks }: FiguresTableProps) {
  const t = useTranslations("metrics.table");
  const format = useFormatter();
  const markText = useMarkText();
  const { points, stepMs } = traffic;
  const changesIn = ({ at }: TrafficPoint) => marks.filter((mark) => mark.at >= at && mark.at < at + stepMs);
  const figure = (value: number | null) =>
    value === null ? "–" : format.number(value, { maximumFractionDigits: value < 10 ? 2 : 0 });
  return (
    <Disclosure summary={t("show")}>
      <div className="@container rounded-control border border-hair">
        <table className="tabular w-full border-collapse text-small">
          <caption className="sr-only">{t("caption")}</caption>
          <thead className="@max-3xl:sr-only">
            <tr>
              <Head>{t("time")}</Head>
              {columns.map(({ id, label }) => (
                <Head key={id} end>
                  {label}
                </Head>
              ))}
              <Head>{t("changes")}</Head>
            </tr>
          </thead>
          <tbody>
            {points.toReversed().map((point) => (
              <tr
                key={point.at}
                className="not-first:border-t not-first:border-hair @max-3xl:flex @max-3xl:flex-wrap @max-3xl:gap-x-3 @max-3xl:px-3 @max-3xl:py-1.5 @3xl:border-t @3xl:border-hair"
              >
                <th scope="row" className="text-left font-normal whitespace-nowrap @max-3xl:w-full @3xl:px-3 @3xl:py-1">
                  {format.dateTime(point.at, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" })}
                </th>
                {columns.map(({ id, label }) => (
                  <td key={id} className="@3xl:px-3 @3xl:py-1 @3xl:text-right">
                    <span aria-hidden className="text-ink-2 @3xl:hidden">
                      {label}{" "}
                    </span>
                    {figure(point[id])}
                  </td>
                ))}
                <td className="@3xl:px-3 @3xl:py-1">{changesIn(point).map(markText).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}

function Head({ end = false, children }: { end?: boolean; children: ReactNode }) {
  return (
    <th scope="col" className={clsx("px-3 py-2 align-bottom font-medium text-ink-2", end ? "text-right" : "text-left")}>
      {children}
    </th>
  );
}
