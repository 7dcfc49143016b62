"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import { MissingPermission, type MissingPermissionText } from "#components/ui/missing-permission.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** A failure in words, as the error catalogue makes it. */
export interface ErrorText {
  title: string;
  meaning: string;
  whatToDo: string;
  code: string | null;
  requestId: string | null;
  /** The call that failed, as access policies name it. */
  action?: string | null;
  /** What to allow, where the call was refused for want of a permission. */
  permission?: MissingPermissionText | null;
  /** The cloud's own words, where there are any. */
  raw?: string | null | undefined;
}

interface ErrorPanelProps {
  error: ErrorText;
  onRetry?: (() => void) | undefined;
  retrying?: boolean;
  /** A link to where it can be put right, or to the error's page. */
  actions?: ReactNode;
  /** `status` where the failure is part of a page that was asked for; `alert` where it answers a press. */
  role?: "alert" | "status";
  className?: string;
}

/** What happened, what it means, what to do, and what support will ask for. */
export function ErrorPanel({ error, onRetry, retrying = false, actions, role = "alert", className }: ErrorPanelProps) {
  const t = useTranslations("ui");
  const buttons = onRetry !== undefined || actions !== undefined;
  return (
    <Notice
      tone="bad"
      role={role}
      title={error.title}
      className={className ?? ""}
      actions={
        buttons ? (
          <>
            {onRetry !== undefined && (
              <Button
                size="small"
                icon={<RotateCw aria-hidden />}
                busy={retrying}
                busyLabel={t("retrying")}
                onClick={onRetry}
              >
                {t("retry")}
              </Button>
            )}
            {actions}
          </>
        ) : undefined
      }
    >
      <p>{error.meaning}</p>
      <p className="text-ink">{error.whatToDo}</p>
      {error.permission != null && <MissingPermission permission={error.permission} className="mt-1.5" />}
      {(error.code !== null || error.requestId !== null) && (
        <dl className="mt-1.5 flex flex-wrap gap-x-5 text-small">
          {error.code !== null && <Reference term={t("error.code")}>{error.code}</Reference>}
          {error.action != null && <Reference term={t("error.action")}>{error.action}</Reference>}
          {error.requestId !== null && <Reference term="RequestId">{error.requestId}</Reference>}
        </dl>
      )}
      {error.raw != null && error.raw !== "" && (
        <Disclosure summary={t("error.raw")} className="mt-1 text-small">
          <p className="mono text-ink-2">{error.raw}</p>
        </Disclosure>
      )}
    </Notice>
  );
}

function Reference({ term, children }: { term: string; children: string }) {
  return (
    <div className="flex min-w-0 max-w-full items-center gap-1.5">
      <dt className="shrink-0 text-ink-2">{term}</dt>
      <dd className="min-w-0">
        <IdText>{children}</IdText>
      </dd>
    </div>
  );
}
