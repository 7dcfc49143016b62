import { Check, CircleHelp, Minus, X } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { IdText } from "#components/ui/id-text.tsx";
import type { ProbedPermission } from "#lib/api/keys-report.ts";

const looks: Record<ProbedPermission["verdict"], { tone: Tone; icon: ReactNode }> = {
  allowed: { tone: "ok", icon: <Check aria-hidden /> },
  refused: { tone: "bad", icon: <X aria-hidden /> },
  "not-asked": { tone: "warn", icon: <CircleHelp aria-hidden /> },
  "not-offered": { tone: "neutral", icon: <Minus aria-hidden /> },
  "not-tried": { tone: "neutral", icon: <Minus aria-hidden /> },
};

/** Each action with its verdict, its use, and what fails without it. */
export async function PermissionList({ permissions }: { permissions: readonly ProbedPermission[] }) {
  const t = await getTranslations("keys");
  return (
    <ul className="border-t border-hair">
      {permissions.map(({ name, action, verdict, error }) => (
        <li
          key={name}
          className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-1 border-b border-hair py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]"
        >
          <p className="mono min-w-0 self-center font-medium text-ink wrap-anywhere">{action}</p>
          <p className="justify-self-start sm:justify-self-end">
            <Badge tone={looks[verdict].tone} icon={looks[verdict].icon}>
              {t(`verdict.${verdict}`)}
            </Badge>
          </p>
          <div className="grid max-w-prose gap-1 text-small text-ink-2 sm:col-span-2">
            <p>{t(`use.${name}`)}</p>
            <p>{t(`without.${name}`)}</p>
            {error !== null && (
              <>
                <p className="text-ink">{error.title}</p>
                <dl className="flex flex-wrap gap-x-5">
                  <Reference term={t("code")}>{error.code}</Reference>
                  {error.requestId !== null && <Reference term="RequestId">{error.requestId}</Reference>}
                </dl>
                {error.raw !== null && error.raw !== "" && (
                  <Disclosure summary={t("raw")}>
                    <p className="mono wrap-anywhere">{error.raw}</p>
                  </Disclosure>
                )}
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Reference({ term, children }: { term: string; children: string }) {
  return (
    <div className="flex min-w-0 max-w-full items-center gap-1.5">
      <dt className="shrink-0">{term}</dt>
      <dd className="min-w-0">
        <IdText>{children}</IdText>
      </dd>
    </div>
  );
}
