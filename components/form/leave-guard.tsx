"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";

const ConfirmDialog = lazy(() =>
  import("#components/ui/confirm-dialog.tsx").then((module) => ({ default: module.ConfirmDialog })),
);

/**
 * Asks before a form with unsaved input is left, by a link of the console or by closing the page. Its dialog is loaded when
 * first opened.
 */
export function LeaveGuard({ when }: { when: boolean }) {
  const t = useTranslations("ui");
  const router = useRouter();
  const [target, setTarget] = useState<string | null>(null);
  const [used, setUsed] = useState(false);

  useEffect(() => {
    if (!when) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = plainNavigation(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(href);
      setUsed(true);
    };
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [when]);

  if (!used) return null;
  return (
    <Suspense fallback={null}>
      <ConfirmDialog
        open={target !== null}
        onOpenChange={(open) => !open && setTarget(null)}
        title={t("leave.title")}
        description={t("leave.description")}
        verb={t("leave.verb")}
        busyVerb={t("leave.busy")}
        dismiss={t("leave.stay")}
        onConfirm={async () => {
          if (target !== null) router.push(target);
          return undefined;
        }}
      />
    </Suspense>
  );
}

/** Target of a click that leaves this page within the console in the same tab; else null. */
function plainNavigation(event: MouseEvent): string | null {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  ) {
    return null;
  }
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return null;
  const url = new URL(link.href, location.href);
  const samePage = url.pathname === location.pathname && url.search === location.search;
  return url.origin !== location.origin || samePage ? null : url.pathname + url.search + url.hash;
}
