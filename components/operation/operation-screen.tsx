"use client";

import { notFound } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { Link } from "#components/data/link.tsx";
import { operationView } from "#components/data/operation-queries.ts";
import { RequestError } from "#components/data/request-error.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { Attempts } from "#components/operation/attempts.tsx";
import { Cancel } from "#components/operation/cancel.tsx";
import { ChangeSection } from "#components/operation/change.tsx";
import { Close } from "#components/operation/close.tsx";
import { Facts } from "#components/operation/facts.tsx";
import { History } from "#components/operation/history.tsx";
import { useListThatShowed } from "#components/operation/kept-list.ts";
import { LiveLine } from "#components/operation/live-line.tsx";
import { functionOf, placeLink, ruleName } from "#components/operation/names.ts";
import { Outcome } from "#components/operation/outcome.tsx";
import { Progress } from "#components/operation/progress.tsx";
import { QueueTrack } from "#components/operation/queue-track.tsx";
import { Standing } from "#components/operation/standing.tsx";
import { Tab } from "#components/operation/tab.tsx";
import { Undo } from "#components/operation/undo.tsx";
import { Undos } from "#components/operation/undos.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { DetailSkeleton } from "#components/shell/skeletons.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Section } from "#components/ui/section.tsx";
import type { ChangeAction, CloseAction, ServerAction } from "#lib/api/contract/actions.ts";
import type { OperationView } from "#lib/api/contract/operation.ts";
import { isCancellable, isClosable, isTerminal } from "#lib/operations/states.ts";
import { paths } from "#lib/paths.ts";

interface OperationScreenProps {
  id: string;
  cancel: ServerAction<string>;
  close: CloseAction;
  change: ChangeAction;
  cloud: Cloud;
  /** The traffic of its rule, shown once the cloud has worked on it. */
  traffic?: ReactNode;
}

/** The page of one operation, updated live until its end. */
export function OperationScreen({ id, traffic, ...steps }: OperationScreenProps) {
  const { data: view, error, refetch, isFetching } = useShownQuery(operationView(usePlace(), id));
  if (error instanceof RequestError && error.status === 404) notFound();
  const failure = error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!view) return failure ?? <DetailSkeleton />;
  return (
    <>
      <Head view={view} {...steps} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {failure}
        <Outcome view={view} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)] lg:grid-rows-[auto_auto_auto_1fr]">
          {areKept(view) ? <Follow view={view} /> : <Forgotten />}
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:row-span-4">
            <ChangeSection operation={view.operation} />
            {view.queue && <QueueTrack operation={view.operation} queue={view.queue} />}
          </div>
          <Facts view={view} />
          {areKept(view) && (
            <>
              <Attempts attempts={view.attempts} />
              <History transitions={view.transitions} />
            </>
          )}
        </div>
        {wasWorkedOn(view) && traffic}
      </div>
    </>
  );
}

function wasWorkedOn({ operation: { state } }: OperationView): boolean {
  return state === "succeeded" || state === "failed";
}

/** Whether its steps are still stored: every operation has at least its first transition until its steps are deleted. */
function areKept({ transitions }: OperationView): boolean {
  return transitions.length > 0;
}

function Forgotten() {
  const t = useTranslations("operation.progress");
  return (
    <Section panel heading={t("label")}>
      <p className="text-ink-2">{t("forgotten")}</p>
    </Section>
  );
}

function Head({ view, cancel, close, change, cloud }: { view: OperationView } & Omit<OperationScreenProps, "id">) {
  const { operation } = view;
  const t = useTranslations("operation");
  const back = useListThatShowed(operation.id);
  return (
    <PageHeader
      back={{ href: back, label: t("back") }}
      title={t(`title.${operation.kind}`, {
        function: functionOf(operation)?.function.name ?? "",
        rule: ruleName(operation),
      })}
      description={
        <Standing
          view={view}
          actions={
            <>
              <Tab operation={operation} />
              <Cancel id={operation.id} cancel={cancel} possible={isCancellable(operation.state)} />
              <Close
                id={operation.id}
                close={close}
                possible={isClosable(operation.state, Boolean(operation.lookFailure))}
              />
              <Undo view={view} cloud={cloud} action={change} />
              {isTerminal(operation.state) && (
                <Link href={paths.bind(placeLink(operation))} className={buttonStyle()}>
                  {t("do.bindAnother")}
                </Link>
              )}
            </>
          }
        />
      }
    />
  );
}

function Follow({ view }: { view: OperationView }) {
  const t = useTranslations("operation.progress");
  return (
    <Section panel heading={t("label")} aside={isTerminal(view.operation.state) ? null : <LiveLine />}>
      <Progress view={view} />
      <Undos view={view} />
    </Section>
  );
}
