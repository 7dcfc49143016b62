"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useEffect, useState } from "react";
import { askBeforeTraversal } from "#components/form/ask-before-traversal.ts";

const ConfirmDialog = lazy(() =>
  import("#components/ui/confirm-dialog.tsx").then((module) => ({ default: module.ConfirmDialog })),
);

/**
 * Asks before a form with unsaved input is left: by a link of the console, by going back or forward, or by closing or reloading the
 * page, which the browser asks about by itself. Its dialog is loaded when first opened.
 */
export function LeaveGuard({ when }: { when: boolean }) {
  const t = useTranslations("ui");
  const router = useRouter();
  /** Goes where the person was about to. */
  const [leave, setLeave] = useState<(() => void) | null>(null);
  const [used, setUsed] = useState(false);

  useEffect(() => {
    if (!when) return;
    const ask = (go: () => void) => {
      setLeave(() => go);
      setUsed(true);
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = plainNavigation(event);
      if (href === null) return;
      event.preventDefault();
      event.stopPropagation();
      ask(() => router.push(href));
    };
    const { navigation } = window;
    const onTraverse = askBeforeTraversal(
      (key) => navigation.traverseTo(key),
      () => location.pathname,
      ask,
    );
    // Absent from older browsers, where going back is not asked about.
    navigation?.addEventListener("navigate", onTraverse);
    window.addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
      navigation?.removeEventListener("navigate", onTraverse);
    };
  }, [when, router]);

  if (!used) return null;
  return (
    <Suspense fallback={null}>
      <ConfirmDialog
        open={leave !== null}
        onOpenChange={(open) => !open && setLeave(null)}
        title={t("leave.title")}
        description={t("leave.description")}
        verb={t("leave.verb")}
        busyVerb={t("leave.busy")}
        dismiss={t("leave.stay")}
        onConfirm={async () => {
          leave?.();
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
