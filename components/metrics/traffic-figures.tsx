import { Activity, Unplug } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MissingPermission } from "#components/feedback/missing-permission.tsx";
import { Chart } from "#components/metrics/chart.tsx";
import { type FigureColumn, FiguresTable } from "#components/metrics/figures-table.tsx";
import type { Look } from "#components/metrics/look.tsx";
import { type Mark, MarkLinks, MarkList } from "#components/metrics/marks.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { Traffic, TrafficAnswer, TrafficSubject } from "#lib/metrics/traffic.ts";

interface TrafficFiguresProps {
  kind: TrafficSubject["kind"];
  answer: TrafficAnswer;
  marks: readonly Mark[];
}

/** The traffic of a rule or a function in a period, or why there is none to show. */
export function TrafficFigures({ kind, answer, marks }: TrafficFiguresProps) {
  const t = useTranslations("metrics");
  switch (answer.kind) {
    case "traffic":
      return <Drawn kind={kind} traffic={answer.traffic} marks={marks} />;
    case "not-permitted":
      return (
        <div className="grid gap-2">
          <p className="text-ink-2">{t("nothing.notPermitted")}</p>
          <MissingPermission permission={answer.permission} />
        </div>
      );
    case "nothing":
      return (
        <EmptyState
          icon={answer.reason === "gone" ? <Unplug /> : <Activity />}
          title={t(`nothing.${answer.reason}.${kind}`)}
          description={t(`nothing.${answer.reason}.why`)}
        />
      );
  }
}

interface Line {
  id: FigureColumn["id"];
  label: string;
  look: Look;
}

function Drawn({ kind, traffic, marks }: { kind: TrafficSubject["kind"]; traffic: Traffic; marks: readonly Mark[] }) {
  const t = useTranslations("metrics");
  const format = useFormatter();
  const { points, requests, errors } = traffic;
  const when = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  const chart = (lines: readonly Line[]) => {
    const series = lines.map((line) => ({ ...line, values: points.map((point) => point[line.id]) }));
    const highest = series.map(({ label, values }) => {
      const most = Math.max(0, ...values.map((value) => value ?? 0));
      return t("chart.highest", { series: label, value: format.number(most, { maximumFractionDigits: 1 }) });
    });
    const summary = { from: when(traffic.from), to: when(traffic.to), highest: format.list(highest) };
    return { traffic, marks, series, summary: t("chart.summary", summary) };
  };
  const asked: Line[] = [{ id: "requests", label: t(`series.requests.${kind}`), look: "main" }];
  const failed = failuresOf(kind)
    .filter(({ id }) => points.some((point) => point[id] !== null))
    .map((line) => ({
      ...line,
      label: line.id === "serverErrors" ? t(`series.serverErrors.${kind}`) : t(`series.${line.id}`),
    }));
  const took: Line[] = [
    { id: "average", label: t("series.average"), look: "main" },
    { id: "greatest", label: t("series.greatest"), look: "dashed" },
  ];
  const share = format.number(errors / Math.max(1, requests), { style: "percent", maximumFractionDigits: 2 });
  const slowest = Math.max(0, ...points.map(({ greatest }) => greatest ?? 0));
  const typical = averageTime(traffic);
  return (
    <div className="@container grid min-w-0 gap-6">
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <Fact term={t(`total.requests.${kind}`)}>{format.number(requests)}</Fact>
        <Fact term={t("total.errors")}>{t("total.share", { errors: format.number(errors), share })}</Fact>
        {typical !== null && (
          <Fact term={t("total.average")}>{t("ms", { ms: format.number(typical, { maximumFractionDigits: 0 }) })}</Fact>
        )}
        {slowest > 0 && (
          <Fact term={t("total.greatest")}>
            {t("ms", { ms: format.number(slowest, { maximumFractionDigits: 0 }) })}
          </Fact>
        )}
      </dl>
      <Chart
        heading={t(`chart.requests.${kind}`)}
        {...chart(asked)}
        overlay={<MarkLinks marks={marks} traffic={traffic} />}
      />
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6 @3xl:grid-cols-2">
        <Chart heading={t("chart.errors")} {...chart(failed)} />
        <Chart heading={t(`chart.time.${kind}`)} {...chart(took)} />
      </div>
      <MarkList marks={marks} />
      <FiguresTable columns={[...asked, ...failed, ...took]} traffic={traffic} marks={marks} />
    </div>
  );
}

function failuresOf(kind: TrafficSubject["kind"]) {
  const ofFunction = { id: "serverErrors", look: "strong" } as const;
  if (kind === "function") return [ofFunction];
  return [ofFunction, { id: "clientErrors", look: "dashed" }, { id: "ownErrors", look: "dotted" }] as const;
}

/** The average time of a request, each interval weighted by its requests; null without any. */
function averageTime({ points }: Traffic): number | null {
  let [time, asked] = [0, 0];
  for (const { average, requests } of points) {
    if (average === null || requests === null) continue;
    time += average * requests;
    asked += requests;
  }
  return asked > 0 ? time / asked : null;
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid">
      <dt className="text-small text-ink-2">{term}</dt>
      <dd className="tabular text-heading font-semibold text-ink">{children}</dd>
    </div>
  );
}
