"use client";

import { useTranslations } from "next-intl";
import { CloudWords } from "#components/operation/cloud-words.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import type { Attempt } from "#lib/api/contract/operation.ts";

/** A request as it was sent, and what the cloud said. */
export function AttemptBody({ attempt: { action, body, requestId, cloudSays } }: { attempt: Attempt }) {
  const t = useTranslations("operation.attempts");
  return (
    <div className="grid gap-2">
      <CodeBlock label={action}>{`${action}\n${JSON.stringify(body, null, 2)}`}</CodeBlock>
      <p className="text-ink-2">{t("signed")}</p>
      {requestId && cloudSays?.requestId !== requestId && (
        <p className="flex items-center gap-1.5 text-ink-2">
          RequestId <IdText>{requestId}</IdText>
        </p>
      )}
      {cloudSays && <CloudWords says={cloudSays} by={cloudSays.code === null ? "console" : "cloud"} />}
    </div>
  );
}
