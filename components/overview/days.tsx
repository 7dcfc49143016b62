import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#components/data/link.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { formatDuration } from "#components/ui/duration.ts";
import { Section } from "#components/ui/section.tsx";
import { states } from "#lib/api/contract/words.ts";
import { type DayFigures, mostOfDays } from "#lib/operations/store/day-figures.ts";
import { paths } from "#lib/paths.ts";

const barsHeight = 64;
const timesHeight = 20;
const wrong = ["failed", "rejected"] as const;
/** In progress, unconfirmed or cancelled. */
const others = states.filter((state) => !["succeeded", ...wrong].includes(state));
const linkStyle = "text-accent underline-offset-2 hover:underline";

/** The operations of the last days with what became of them and how long they took, drawn on the server. Each figure links to those that it counts. */
export function Days({ days }: { days: readonly DayFigures[] }) {
  const t = useTranslations("overview.days");
  const format = useFormatter();
  const locale = useLocale();
  const dateOf = ({ from }: DayFigures) => format.dateTime(new Date(from), { month: "short", day: "numeric" });
  const most = Math.max(1, ...days.map(({ figures }) => figures?.total ?? 0));
  const longest = Math.max(1, ...days.map(({ figures }) => figures?.medianMs ?? 0));
  const counted = days.some(({ figures }) => figures === null);
  const time = (ms: number | null) => (ms === null ? "–" : formatDuration(ms, locale, true));
  const [first] = days;
  const last = days.at(-1);
  const sum = (of: "total" | "succeeded" | "failed") =>
    days.reduce((all, { figures }) => all + (figures?.[of] ?? 0), 0);
  // Of the days that are counted.
  const from = days.find(({ figures }) => figures !== null)?.from ?? last?.from;
  const period = { ...(from && { from }), ...(last && { to: last.to }) };

  return (
    <Section heading={t("title", { count: days.length })}>
      <div className="grid gap-3 rounded-panel border border-hair bg-panel p-4">
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          <Figure href={paths.operations(period)} figure={format.number(sum("total"))}>
            {t("total")}
          </Figure>
          <Figure
            href={paths.operations({ ...period, state: ["succeeded"] })}
            figure={format.number(sum("succeeded"))}
            swatch="fill-ok"
          >
            {t("succeeded")}
          </Figure>
          <Figure
            href={paths.operations({ ...period, state: wrong })}
            figure={format.number(sum("failed"))}
            swatch="fill-bad"
          >
            {t("failed")}
          </Figure>
          <Figure
            href={paths.operations({ ...period, state: others })}
            figure={format.number(sum("total") - sum("succeeded") - sum("failed"))}
            swatch="fill-control"
          >
            {t("others")}
          </Figure>
        </ul>
        {/* For readers of screens, the table says the same in order. */}
        <div aria-hidden className="flex gap-px">
          {days.map((day) => (
            <Link
              key={day.from}
              href={paths.operations({ from: day.from, to: day.to })}
              prefetch={false}
              tabIndex={-1}
              title={`${dateOf(day)}: ${summary(day)}`}
              className="block min-w-0 flex-1 rounded-chip px-px hover:bg-hover"
            >
              <Bars day={day} most={most} longest={longest} />
            </Link>
          ))}
        </div>
        <div aria-hidden className="flex justify-between text-small text-ink-2">
          <span>{first && dateOf(first)}</span>
          <span>{t("picture", { most: format.number(most), longest: time(longest) })}</span>
          <span>{last && dateOf(last)}</span>
        </div>
        <Disclosure summary={t("show")}>
          <div className="overflow-x-auto rounded-control border border-hair">
            <table className="tabular w-full border-collapse text-small">
              <caption className="sr-only">{t("title", { count: days.length })}</caption>
              <thead>
                <tr className="text-ink-2">
                  {(["day", "total", "succeeded", "failed", "median"] as const).map((column) => (
                    <th
                      key={column}
                      scope="col"
                      className="px-3 py-1.5 text-right align-bottom font-medium whitespace-nowrap first:text-left"
                    >
                      {t(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {days.toReversed().map((day) => (
                  <tr key={day.from} className="border-t border-hair text-right">
                    <th scope="row" className="px-3 py-1 text-left font-normal whitespace-nowrap">
                      {dateOf(day)}
                    </th>
                    <Cell day={day} figure={day.figures?.total} />
                    <Cell day={day} figure={day.figures?.succeeded} state={["succeeded"]} />
                    <Cell day={day} figure={day.figures?.failed} state={wrong} />
                    <td className="mono px-3 py-1 whitespace-nowrap">{time(day.figures?.medianMs ?? null)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Disclosure>
        {counted && <p className="text-small text-ink-3">{t("newest", { count: mostOfDays })}</p>}
      </div>
    </Section>
  );

  function summary({ figures }: DayFigures): string {
    if (figures === null) return t("uncounted");
    const { total, succeeded, failed, medianMs } = figures;
    return t("of", { total, succeeded, failed, median: time(medianMs) });
  }
}

interface FigureProps {
  href: string;
  figure: string;
  /** Its colour in the picture, if it is drawn. */
  swatch?: string;
  children: ReactNode;
}

function Figure({ href, figure, swatch, children }: FigureProps) {
  return (
    <li>
      <Link href={href} prefetch={false} className="inline-flex items-center gap-2 underline-offset-2 hover:underline">
        {swatch && (
          <svg aria-hidden width="10" height="10">
            <rect width="10" height="10" rx="2" className={swatch} />
          </svg>
        )}
        <span className="tabular font-semibold text-ink">{figure}</span>
        <span className="text-ink-2">{children}</span>
      </Link>
    </li>
  );
}

/** The day's results one above the other, and below them how long its changes took. */
function Bars({ day: { figures }, most, longest }: { day: DayFigures; most: number; longest: number }) {
  const { total = 0, succeeded = 0, failed = 0, medianMs = null } = figures ?? {};
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * barsHeight));
  const parts = [
    { id: "succeeded", height: heightOf(succeeded), className: "fill-ok" },
    { id: "failed", height: heightOf(failed), className: "fill-bad" },
    { id: "other", height: heightOf(total - succeeded - failed), className: "fill-control" },
  ];
  const timeHeight = medianMs === null ? 0 : Math.max(2, (medianMs / longest) * timesHeight);
  const bar = { x: "15%", width: "70%" };
  return (
    <svg aria-hidden width="100%" height={barsHeight + timesHeight + 12} className="block">
      {parts.map(({ id, height, className }, at) => {
        const below = parts.slice(0, at).reduce((all, part) => all + part.height, 0);
        return <rect key={id} {...bar} y={barsHeight + 6 - below - height} height={height} className={className} />;
      })}
      <line x1="0" x2="100%" y1={barsHeight + 6.5} y2={barsHeight + 6.5} className="stroke-edge" />
      <rect {...bar} y={barsHeight + 8} height={timeHeight} className="fill-accent-soft stroke-accent" />
    </svg>
  );
}

interface CellProps {
  day: DayFigures;
  figure: number | undefined;
  state?: readonly ("succeeded" | "failed" | "rejected")[];
}

function Cell({ day: { from, to }, figure, state }: CellProps) {
  const format = useFormatter();
  return (
    <td className="px-3 py-1">
      {figure === undefined ? (
        "–"
      ) : (
        <Link href={paths.operations({ from, to, ...(state && { state }) })} prefetch={false} className={linkStyle}>
          {format.number(figure)}
        </Link>
      )}
    </td>
  );
}
