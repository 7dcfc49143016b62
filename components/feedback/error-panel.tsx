"use client";

import { RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MissingPermission, type MissingPermissionText } from "#components/feedback/missing-permission.tsx";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** An explained failure. */
export interface ErrorText {
  title: string;
  meaning: string;
  whatToDo: string;
  code: string | null;
  requestId: string | null;
  /** The failed call as access policies name it. */
  action?: string | null;
  /** The missing permission, if the call was refused for lack of one. */
  permission?: MissingPermissionText | null;
  /** The cloud's message, if any. */
  raw?: string | null | undefined;
}

interface ErrorPanelProps {
  error: ErrorText;
  onRetry?: (() => void) | undefined;
  retrying?: boolean;
  /** Links to where it can be resolved, or to the error's page. */
  actions?: ReactNode;
  /** `status` for a failure that is part of a loaded page; `alert` for one caused by a press. */
  role?: "alert" | "status";
  className?: string;
}

/** A failure with its meaning, its remedy, and the details for support. */
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
