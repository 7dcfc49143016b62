import { useTranslations } from "next-intl";
import { functionOf, ruleName } from "#components/operation/names.ts";
import type { Operation } from "#lib/api/contract/operation.ts";

/** The change in words, for screen readers: the name of a row's link. */
export function RowTitle({ operation }: { operation: Operation }) {
  const t = useTranslations("operation.title");
  return (
    <span className="sr-only">
      {t(operation.kind, { function: functionOf(operation)?.function.name ?? "", rule: ruleName(operation) })}
    </span>
  );
}
