import { useFormatter, useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { placeOf, plotHeight } from "#components/metrics/plot.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { Traffic } from "#lib/metrics/traffic.ts";
import { paths } from "#lib/paths.ts";

/** An operation that ended in the period. */
export interface Mark {
  id: string;
  /** Unix milliseconds. */
  at: number;
  operation: Pick<Operation, "kind" | "state" | "rule" | "before" | "after">;
}

/** Its kind, its function and its state, in words. */
export function useMarkText(): (mark: Mark) => string {
  const t = useTranslations("metrics.marks");
  const change = useTranslations("change");
  const state = useTranslations("state");
  return ({ operation }) =>
    t("text", {
      change: change(operation.kind),
      function: (operation.after ?? operation.before)?.function.name ?? "",
      state: state(`${operation.state}.label`),
    });
}

/** The marks above a drawing, to press by mouse; the list of the changes has the same links for everyone. */
export function MarkLinks({ marks, traffic }: { marks: readonly Mark[]; traffic: Traffic }) {
  const text = useMarkText();
  return (
    <svg aria-hidden className="absolute inset-x-0 top-0 w-full overflow-visible" height={plotHeight}>
      {marks.map((mark) => (
        <svg key={mark.id} aria-hidden x={`${placeOf(mark.at, traffic)}%`} className="overflow-visible">
          <Link href={paths.operation(mark.id)} prefetch={false} tabIndex={-1} className="group">
            <title>{text(mark)}</title>
            <rect x={-8} width={16} height={plotHeight} className="fill-transparent" />
            <path d="M-5 0H5L0 8Z" className="fill-ink-2 group-hover:fill-accent forced-colors:fill-[LinkText]" />
          </Link>
        </svg>
      ))}
    </svg>
  );
}

/** The changes that ended in the period, each with its operation. */
export function MarkList({ marks }: { marks: readonly Mark[] }) {
  const t = useTranslations("metrics.marks");
  const format = useFormatter();
  const text = useMarkText();
  if (marks.length === 0) return <p className="text-small text-ink-2">{t("none")}</p>;
  return (
    <div className="grid gap-1">
      <p className="flex items-center gap-1.5 text-small text-ink-2">
        <svg aria-hidden width="10" height="8" className="fill-ink-2 forced-colors:fill-[CanvasText]">
          <path d="M0 0H10L5 8Z" />
        </svg>
        {t("label")}
      </p>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {marks.map((mark) => (
          <li key={mark.id} className="flex min-w-0 items-center gap-2 touch:min-h-11">
            <time dateTime={new Date(mark.at).toISOString()} className="tabular shrink-0 text-ink-2">
              {format.dateTime(mark.at, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" })}
            </time>
            <Link
              href={paths.operation(mark.id)}
              prefetch={false}
              className="min-w-0 text-ink underline underline-offset-2 wrap-anywhere hover:text-accent"
            >
              {text(mark)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
