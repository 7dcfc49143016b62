"use client";

import { useTranslations } from "next-intl";
import type { Binding } from "#lib/binding/types.ts";

/** A binding in one line: namespace, name, version or alias, weight. */
export function BindingText({ binding }: { binding: Binding | null }) {
  const t = useTranslations("operation.change");
  if (!binding) return <span className="text-ink-2">{t("noFunction")}</span>;
  const { namespace, name, qualifier } = binding.function;
  return (
    <span className="wrap-anywhere">
      <span className="text-ink-2">{namespace} / </span>
      <span className="font-medium">{name}</span> <span className="mono text-ink-2">{qualifier}</span>
      <span className="text-ink-2"> · {t("weight", { weight: binding.weight })}</span>
    </span>
  );
}
