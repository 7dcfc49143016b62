"use client";

import { useLocale, useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { MissingPermission } from "#components/feedback/missing-permission.tsx";
import { CloudWords } from "#components/operation/cloud-words.tsx";
import { LookFailureText } from "#components/operation/look-failure.tsx";
import { tryAgainLink } from "#components/operation/names.ts";
import { OnceLong } from "#components/operation/once-long.tsx";
import { OperationLink } from "#components/operation/operation-link.tsx";
import { useRealmName } from "#components/operation/realm.ts";
import { type Situation, situationOf } from "#components/operation/situation.ts";
import { hasUnknownOutcome } from "#components/operation/timeline.ts";
import { buttonStyle } from "#components/ui/button-style.ts";
import { formatDuration } from "#components/ui/duration.ts";
import { Notice } from "#components/ui/notice.tsx";
import { useNow } from "#components/ui/ticker.ts";
import { Countdown } from "#components/ui/time.tsx";
import type { OperationView } from "#lib/api/contract/operation.ts";
import type { Cause } from "#lib/api/contract/words.ts";
import { paths } from "#lib/paths.ts";

/** The outcome of an operation or what it waits for, with its meaning and what to do. */
export function Outcome({ view }: { view: OperationView }) {
  const situation = situationOf(view);
  return situation && <Face situation={situation} view={view} />;
}

function Face({ situation, view }: { situation: Situation; view: OperationView }) {
  const t = useTranslations("operation.notice");
  const causes = useTranslations("cause");
  const realm = useRealmName(view.operation.realm);
  const { operation } = view;
  switch (situation.kind) {
    case "ended-badly":
      return <EndedBadly cause={situation.cause} view={view} />;
    case "paused":
      return (
        <Notice tone="warn" title={t("paused")}>
          {t("pausedWhy", { account: operation.accountId, realm })}
        </Notice>
      );
    case "unconfirmed":
      return (
        <Notice tone="warn" title={t("unconfirmed")}>
          <p>{causes(operation.cause)}</p>
          <p>{t("unconfirmedWhy")}</p>
          {situation.says && <LookFailureText says={situation.says} explained={view.explained} />}
        </Notice>
      );
    case "out-of-sight":
      return (
        <Notice tone="warn" title={t("outOfSight")}>
          <p>{t("outOfSightWhy")}</p>
          <LookFailureText says={situation.says} explained={view.explained} />
        </Notice>
      );
    case "behind":
      return (
        <Notice
          tone="neutral"
          title={t.rich("behind", {
            position: situation.position,
            id: situation.ahead,
            ahead: (chunks) => <OperationLink id={situation.ahead}>{chunks}</OperationLink>,
          })}
        >
          {t("behindWhy")}
        </Notice>
      );
    case "working":
      return (
        <OnceLong operation={operation} usualMs={situation.usualMs}>
          <TakesLong usualMs={situation.usualMs} />
        </OnceLong>
      );
    case "retrying":
      return (
        <Notice
          tone="warn"
          title={causes(situation.cause)}
          actions={situation.cloudSays?.code && <AboutError code={situation.cloudSays.code} />}
        >
          <p>
            <NextTry tries={situation.tries} at={situation.nextTryAt} />
          </p>
          {view.explained?.permission && (
            <MissingPermission permission={view.explained.permission} className="mt-1.5" />
          )}
          {situation.cloudSays && (
            <CloudWords says={situation.cloudSays} by={situation.cloudSays.code === null ? "console" : "cloud"} />
          )}
        </Notice>
      );
  }
}

function TakesLong({ usualMs }: { usualMs: number }) {
  const t = useTranslations("operation.notice");
  const locale = useLocale();
  return (
    <Notice tone="warn" title={t("takesLong")}>
      {t("takesLongWhy", { usual: formatDuration(usualMs, locale, true) })}
    </Notice>
  );
}

function EndedBadly({ cause, view }: { cause: Cause; view: OperationView }) {
  const causes = useTranslations("cause");
  const t = useTranslations("operation");
  const { operation } = view;
  // For an unknown outcome the refused reading isn't the cause of the end.
  const explained = hasUnknownOutcome(cause) ? null : view.explained;
  // Each of its tries was refused; why the last one was explains the end.
  const givenUp = cause === "tries-used-up" || cause === "waited-too-long";
  const link = tryAgainLink(operation);
  return (
    <Notice
      tone="bad"
      title={givenUp ? causes(cause) : (explained?.title ?? causes(cause))}
      actions={
        <>
          {link && (
            <Link href={paths.bind(link)} className={buttonStyle("primary", "small")}>
              {t("do.tryAgain")}
            </Link>
          )}
          {explained && <AboutError code={explained.code} />}
        </>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        {givenUp && explained && <p className="font-medium text-ink">{explained.title}</p>}
        {explained && explained.meaning !== operation.cloudSays?.message && <p>{explained.meaning}</p>}
        {explained?.permission && <MissingPermission permission={explained.permission} />}
        <p className="text-ink">{explained?.whatToDo || <Advice cause={cause} />}</p>
        {operation.cloudSays && (
          <CloudWords
            // A failed task has a message, but no code.
            by={cause !== "task-failed" && operation.cloudSays.code === null ? "console" : "cloud"}
            says={{ ...operation.cloudSays, requestId: operation.cloudSays.requestId ?? operation.taskId }}
          />
        )}
      </div>
    </Notice>
  );
}

function AboutError({ code }: { code: string }) {
  const t = useTranslations("operation.do");
  return (
    <Link href={paths.error(code)} className={buttonStyle("secondary", "small")}>
      {t("aboutError")}
    </Link>
  );
}

function Advice({ cause }: { cause: Cause }) {
  const t = useTranslations("operation");
  switch (cause) {
    case "task-failed":
    case "refused":
    case "changed-since-review":
    case "no-longer-eligible":
    case "tries-used-up":
    case "waited-too-long":
    case "differs":
    case "changed-by-someone-else":
    case "no-trace":
    case "gone":
    case "never-confirmed":
    case "closed-by-person":
      return t(`advice.${cause}`);
    default:
      return null;
  }
}

function NextTry({ tries, at }: { tries: number; at: string | null }) {
  const t = useTranslations("operation.notice");
  const now = useNow(1000);
  if (!at || Date.parse(at) <= now) return t("retryNow", { tries });
  return t.rich("retry", { tries, when: () => <Countdown to={at} /> });
}
