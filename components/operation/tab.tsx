"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useState } from "react";
import { functionOf, ruleName } from "#components/operation/names.ts";
import { markTab, tabMark } from "#components/operation/tab-mark.ts";
import { Button } from "#components/ui/button.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { paths } from "#lib/paths.ts";

/** Shows a running operation and its end in the browser's tab, and tells the end to a person who looks elsewhere. */
export function Tab({ operation }: { operation: Operation }) {
  const t = useTranslations("operation");
  const shell = useTranslations("shell");
  const states = useTranslations("state");
  const { id, state, kind } = operation;
  const [hadEnded] = useState(() => isTerminal(state));
  const tone = tabMark(state, hadEnded);
  const label = states(`${state}.label`);
  const title = `${t("pageTitle", { id })} · ${shell("product")}`;
  const what = t(`title.${kind}`, { function: functionOf(operation)?.function.name ?? "", rule: ruleName(operation) });

  // In the commit that leaves the page, so that the next page's title isn't touched.
  useLayoutEffect(() => (tone === null ? undefined : markTab(title, label, tone)), [title, label, tone]);

  useEffect(() => {
    if (hadEnded || !isTerminal(state) || !document.hidden || permission() !== "granted") return;
    const told = new Notification(t("told", { state: label, what }), {
      tag: `operation-${id}`,
      icon: paths.files.icon,
    });
    told.onclick = () => window.focus();
  }, [hadEnded, state, label, what, id, t]);

  return !isTerminal(state) && <AskToTell />;
}

/** Asks the browser for permission, once the person presses it and never before. */
function AskToTell() {
  const t = useTranslations("operation.do");
  const hydrated = useHydrated();
  const [answered, setAnswered] = useState(false);
  if (!hydrated || answered || permission() !== "default") return null;
  return (
    <Button
      icon={<BellRing aria-hidden />}
      onClick={() => void Notification.requestPermission().finally(() => setAnswered(true))}
    >
      {t("tell")}
    </Button>
  );
}

/** Absent from some browsers, and on addresses without TLS other than this machine's. */
function permission(): NotificationPermission | null {
  return "Notification" in window ? Notification.permission : null;
}
