"use client";

import { useTranslations } from "next-intl";
import { MissingPermission } from "#components/feedback/missing-permission.tsx";
import { CloudWords } from "#components/operation/cloud-words.tsx";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import type { CloudSays } from "#lib/api/contract/operation.ts";

interface LookFailureProps {
  says: CloudSays;
  explained: ExplainedError | null;
}

/** The failed poll or reading: its call, meaning and remedy. */
export function LookFailureText({ says, explained }: LookFailureProps) {
  const t = useTranslations("operation.notice");
  // An event brings a new failure before its explanation is fetched.
  const words = explained?.code === says.code ? explained : null;
  const call = () => <span className="mono">{says.action}</span>;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {says.action && (
        <p className="text-ink">
          {says.code === null
            ? t.rich("lookUnanswered", { call })
            : t.rich("lookRefused", { call, title: words?.title ?? says.code })}
        </p>
      )}
      {words?.permission ? (
        <MissingPermission permission={words.permission} />
      ) : (
        words && (
          <p>
            {words.meaning} {words.whatToDo}
          </p>
        )
      )}
      <CloudWords says={says} by={says.code === null ? "console" : "cloud"} />
    </div>
  );
}
