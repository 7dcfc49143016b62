import { useTranslations } from "next-intl";
import { BindingText } from "#components/line/binding-text.tsx";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";

interface TargetTextProps {
  rule: Pick<StoredRule, "target" | "binding" | "serverCount">;
  region: string;
  /** False where the weight is shown beside it. */
  withWeight?: boolean;
}

/** What a rule sends its requests to: its binding in the console's one notation, or what it has instead. */
export function TargetText({ rule: { target, binding, serverCount }, region, withWeight = true }: TargetTextProps) {
  const t = useTranslations("ui.target");
  if (binding) {
    return (
      <>
        <BindingText binding={binding} withWeight={withWeight} link={{ region, quiet: true }} />
        {serverCount > 0 && <span className="block text-small text-ink-2">{t("also", { count: serverCount })}</span>}
      </>
    );
  }
  if (target === "servers") return <span className="text-ink-2">{t("servers", { count: serverCount })}</span>;
  // A function whose name the cloud's answer lacks.
  if (target === "function") return <span className="text-warn">{t("unknown")}</span>;
  return <span className={target === "unknown" ? "text-warn" : "text-ink-2"}>{t(target)}</span>;
}
