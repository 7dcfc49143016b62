"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FieldFault } from "#components/binding/field-state.ts";
import type { ValueProblem } from "#components/binding/value-problems.ts";
import { Link } from "#components/data/link.tsx";
import { MissingPermission } from "#components/feedback/missing-permission.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import { type BindField, type ChoiceField, choiceFields } from "#lib/api/contract/bind-fields.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import { joinSentences } from "#lib/i18n/typography.ts";
import { paths } from "#lib/paths.ts";

/** The error of a field as one text, which screen readers read with it. */
export function useFaultText(): (field: BindField, fault: FieldFault | null) => string | undefined {
  const t = useTranslations("bind");
  const tReview = useTranslations("review");
  const tVerdict = useTranslations("verdict");
  return (field, fault) => {
    if (fault === null) return undefined;
    if (fault.kind === "value") {
      const { problem } = fault;
      return isChoiceProblem(problem) ? t(`problem.${problem}`) : tReview(`problem.${problem}`);
    }
    if (fault.kind === "refused") return sentencesOf(fault.error);
    if (fault.kind === "list") {
      return fault.failure.explained ? sentencesOf(fault.failure.explained) : t("list.unreachable");
    }
    if (fault.problem.kind === "ineligible") return tVerdict(fault.problem.reason);
    return isMissable(field) ? t(`missing.${field}`, { id: fault.problem.id }) : undefined;
  };
}

function isChoiceProblem(problem: ValueProblem): problem is ChoiceField {
  return choiceFields.some((field) => field === problem);
}

function isMissable(field: BindField): field is Exclude<BindField, "weight" | "reason"> {
  return field !== "weight" && field !== "reason";
}

function sentencesOf({ title, meaning, whatToDo }: ExplainedError): string {
  return joinSentences([title, meaning, whatToDo].map(endSentence));
}

function endSentence(text: string): string {
  return text === "" || /[.!?。！？]$/.test(text) ? text : `${text}${/\p{Script=Han}/u.test(text) ? "。" : "."}`;
}

interface FaultDetailsProps {
  fault: FieldFault | null;
  label: string;
  onRetry: () => void;
  retrying: boolean;
}

/** Below a field's error: code and RequestId for support, and a retry for a list. */
export function FaultDetails({ fault, label, onRetry, retrying }: FaultDetailsProps) {
  const t = useTranslations("bind");
  const tReview = useTranslations("review");
  const tUi = useTranslations("ui");
  if (fault?.kind !== "refused" && fault?.kind !== "list") return null;
  const error = fault.kind === "refused" ? fault.error : fault.failure.explained;
  return (
    <div className="grid justify-items-start gap-1 text-small">
      {error !== null && (
        <dl className="flex flex-wrap gap-x-4 text-ink-2">
          <Reference term={tUi("error.code")}>{error.code}</Reference>
          {error.action !== null && <Reference term={tUi("error.action")}>{error.action}</Reference>}
          {error.requestId !== null && <Reference term="RequestId">{error.requestId}</Reference>}
        </dl>
      )}
      {error?.operationId !== undefined && (
        <Link href={paths.operation(error.operationId)} className={buttonStyle("secondary", "small")}>
          {tReview("busyRule.follow", { id: error.operationId })}
        </Link>
      )}
      {error?.permission && <MissingPermission permission={error.permission} />}
      {error !== null && error.raw !== null && error.raw !== "" && (
        <Disclosure summary={tUi("error.raw")}>
          <p className="mono text-ink-2 wrap-anywhere">{error.raw}</p>
        </Disclosure>
      )}
      {fault.kind === "list" && (
        <Button
          size="small"
          icon={<RotateCw aria-hidden />}
          aria-label={t("list.again", { what: label })}
          busy={retrying}
          busyLabel={tUi("retrying")}
          onClick={onRetry}
        >
          {tUi("retry")}
        </Button>
      )}
    </div>
  );
}

function Reference({ term, children }: { term: string; children: string }) {
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <dt>{term}</dt>
      <dd className="min-w-0">
        <IdText>{children}</IdText>
      </dd>
    </div>
  );
}
