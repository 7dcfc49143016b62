"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { dismissToast, type ToastMessage } from "#components/feedback/toast.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { IdText } from "#components/ui/id-text.tsx";

const successMs = 5000;

export function ToastStack({ toasts }: { toasts: readonly ToastMessage[] }) {
  return toasts.map((toast) => <Toast key={toast.id} toast={toast} />);
}

function Toast({ toast }: { toast: ToastMessage }) {
  const t = useTranslations("ui");
  const element = useRef<HTMLDivElement>(null);
  const { id, kind } = toast;

  useEffect(() => {
    if (kind === "error") return;
    const timer = setInterval(() => {
      // It stays for as long as someone points at it or is in it.
      if (element.current?.matches(":hover, :focus-within") !== true) dismissToast(id);
    }, successMs);
    return () => clearInterval(timer);
  }, [id, kind]);

  return (
    <div
      ref={element}
      role={kind === "error" ? "alert" : "status"}
      className="floating pointer-events-auto flex w-full max-w-96 animate-appear items-start gap-3 py-2 pr-2 pl-4"
    >
      <span aria-hidden className="mt-1.5 [&_svg]:size-4">
        {kind === "error" ? <CircleAlert className="text-bad" /> : <CircleCheck className="text-ok" />}
      </span>
      <div className="grid min-w-0 flex-1 gap-0.5 py-1 wrap-anywhere">
        <p className="font-medium">{toast.kind === "error" ? toast.error.title : toast.title}</p>
        {toast.kind === "error" && (
          <>
            <p className="text-small text-ink-2">{toast.error.whatToDo}</p>
            {toast.error.requestId !== null && (
              <IdText className="text-small text-ink-3">{toast.error.requestId}</IdText>
            )}
          </>
        )}
        {toast.link !== undefined && (
          <Link href={toast.link.href} className="text-accent underline underline-offset-3">
            {toast.link.label}
          </Link>
        )}
      </div>
      <IconButton label={t("close")} icon={<X aria-hidden />} size="small" onClick={() => dismissToast(id)} />
    </div>
  );
}
