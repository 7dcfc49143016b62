"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { driftsPage } from "#components/data/drift-queries.ts";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { Link } from "#components/data/link.tsx";
import { overviewQuery } from "#components/data/operation-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { Begin } from "#components/overview/begin.tsx";
import { Count } from "#components/overview/count.tsx";
import { OverviewSkeleton } from "#components/overview/overview-skeleton.tsx";
import { useRedrawn } from "#components/overview/use-redrawn.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { useCountText } from "#components/table/count-text.ts";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Section } from "#components/ui/section.tsx";
import type { Group } from "#lib/api/contract/operation.ts";
import { paths } from "#lib/paths.ts";

interface OverviewProps {
  /** The lists, rendered by `components/operation`. */
  goingOn: ReactNode;
  attention: ReactNode;
  done: ReactNode;
  /** Figures that are drawn on the server. */
  regions: ReactNode;
  days: ReactNode;
}

/** The overview: operations in progress, those that need attention, and the latest successful ones. */
export function Overview({ goingOn, attention, done, regions, days }: OverviewProps) {
  const t = useTranslations("overview");
  const { data, error, refetch, isFetching } = useShownQuery(overviewQuery(usePlace()));
  const { data: drifts } = useQuery(driftsPage(usePlace(), { show: "unsettled" }));
  useRedrawn(
    [data?.goingOn, data?.attention, data?.succeeded].map((group) => `${group?.total} ${group?.items[0]?.id}`).join(),
  );
  const failure = error && (
    <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} className="mb-4" />
  );
  if (!data) return failure || <OverviewSkeleton />;
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          data.all.total > 0 && (
            <Link href={paths.bind()} className={buttonStyle("primary")}>
              {t("bind")}
            </Link>
          )
        }
      />
      {failure}
      {data.all.total === 0 ? (
        <div className="grid gap-8">
          <Begin />
          {regions}
        </div>
      ) : (
        <div className="grid gap-8">
          <ul className="grid grid-cols-2 gap-px overflow-clip rounded-panel border border-hair bg-hair md:grid-cols-5">
            <Count
              count={data.goingOn}
              label={t("count.goingOn")}
              href={paths.operations({ show: "going-on" })}
              tone="accent"
            />
            <Count
              count={data.attention}
              label={t("count.attention", { count: data.attention.total })}
              href={paths.operations({ show: "attention" })}
              tone="bad"
            />
            {drifts && (
              <Count
                count={drifts}
                label={t("count.drift", { count: drifts.total })}
                href={paths.drift({ show: "unsettled" })}
                tone="warn"
              />
            )}
            <Count
              count={data.succeeded}
              label={t("count.succeeded")}
              href={paths.operations({ show: "succeeded" })}
              tone="plain"
            />
            <Count count={data.all} label={t("count.all")} href={paths.operations()} tone="plain" />
          </ul>
          <Section
            heading={t("goingOn.title")}
            aside={<More group={data.goingOn} href={paths.operations({ show: "going-on" })} />}
          >
            {data.goingOn.total === 0 ? <None>{t("goingOn.none")}</None> : goingOn}
          </Section>
          <Section
            heading={t("attention.title")}
            aside={<More group={data.attention} href={paths.operations({ show: "attention" })} />}
          >
            {data.attention.total === 0 ? <None>{t("attention.none")}</None> : attention}
            <Note>{t("attention.why")}</Note>
          </Section>
          {regions}
          {days}
          {data.succeeded.total > 0 && (
            <Section
              heading={t("done.title")}
              aside={
                <span className="flex flex-wrap justify-end gap-x-4">
                  <More group={data.succeeded} href={paths.operations({ show: "succeeded" })} />
                  <Link href={paths.operations()} className="text-small text-accent underline-offset-2 hover:underline">
                    {t("done.all")}
                  </Link>
                </span>
              }
            >
              {done}
              <Note>{t("scope")}</Note>
            </Section>
          )}
        </div>
      )}
    </>
  );
}

/** How many of a section's operations are not shown, as a link to all of them; nothing where all are. */
function More({ group, href }: { group: Group; href: string }) {
  const t = useTranslations("overview");
  const countText = useCountText();
  const { items, total, capped } = group;
  if (total <= items.length) return null;
  return (
    <Link href={href} className="text-small text-accent underline-offset-2 hover:underline">
      {t("more", { count: countText({ total: total - items.length, capped }) })}
    </Link>
  );
}

/** Text instead of an empty list. */
function None({ children }: { children: string }) {
  return <p className="rounded-panel border border-edge border-dashed px-4 py-5 text-ink-2">{children}</p>;
}

/** Note below a list about what it counts. */
function Note({ children }: { children: string }) {
  return <p className="max-w-prose text-small text-ink-3">{children}</p>;
}
