import { Suspense } from "react";
import { ErrorPanel } from "#components/feedback/error-panel.tsx";
import type { Mark } from "#components/metrics/marks.tsx";
import { TrafficFigures } from "#components/metrics/traffic-figures.tsx";
import { TrafficSection } from "#components/metrics/traffic-section.tsx";
import { TrafficSkeleton } from "#components/metrics/traffic-skeleton.tsx";
import type { Session } from "#lib/access/session.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { OperationFilter } from "#lib/api/contract/operation-filters.ts";
import { type TrafficPeriod, trafficPeriods } from "#lib/api/contract/words.ts";
import { problemOf } from "#lib/api/problem.ts";
import { explain } from "#lib/i18n/explain.ts";
import type { RuleSubject, TrafficAnswer, TrafficSubject } from "#lib/metrics/traffic.ts";

interface TrafficProps {
  session: Session;
  subject: TrafficSubject;
  /** The page's search parameters, of which `traffic` is the period. */
  query: Record<string, string | string[] | undefined>;
  /** The page itself with another period, or with the section closed. */
  here: (period: TrafficPeriod | null) => string;
}

/** The traffic of a rule or a function on a page about it; read on opening, on the server, and drawn there. */
export function Traffic({ session, subject, query, here }: TrafficProps) {
  const period = trafficPeriods.find((one) => one === query.traffic) ?? null;
  return (
    <TrafficSection kind={subject.kind} period={period} here={here}>
      {period && (
        <Suspense key={period} fallback={<TrafficSkeleton />}>
          <Figures session={session} subject={subject} period={period} />
        </Suspense>
      )}
    </TrafficSection>
  );
}

/** The rule of an operation. */
export function ruleSubjectOf({ region, loadBalancer, listener, rule }: Operation): RuleSubject {
  const { loadBalancerId } = loadBalancer;
  return { kind: "rule", region, loadBalancerId, listenerId: listener.listenerId, locationId: rule.locationId };
}

interface FiguresProps extends Pick<TrafficProps, "session" | "subject"> {
  period: TrafficPeriod;
}

async function Figures({ session, subject, period }: FiguresProps) {
  const { metrics, operations, language, locale } = session;
  const read = Promise.all([
    metrics.traffic({ subject, period, language }),
    operations.list({ ...filterOf(subject), limit: 200 }),
  ]);
  const found = await read.catch((error: unknown) => ({ failure: explain(problemOf(error).problem, locale) }));
  if ("failure" in found) return <ErrorPanel error={found.failure} role="status" />;
  const [answer, { items }] = found;
  return <TrafficFigures kind={subject.kind} answer={answer} marks={marksIn(answer, items)} />;
}

function filterOf(subject: TrafficSubject): OperationFilter {
  const { region } = subject;
  const ended = { region, state: ["succeeded", "failed"] } as const;
  if (subject.kind === "rule") return { ...ended, locationId: subject.locationId };
  return { ...ended, function: `${subject.namespace}/${subject.name}` };
}

/** The operations that ended in the period, the oldest first. */
function marksIn(answer: TrafficAnswer, ended: readonly Operation[]): Mark[] {
  if (answer.kind !== "traffic") return [];
  const { from, to } = answer.traffic;
  return ended
    .flatMap((operation) => {
      const at = operation.endedAt === null ? Number.NaN : Date.parse(operation.endedAt);
      return at >= from && at <= to ? [{ id: operation.id, at, operation }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
}
