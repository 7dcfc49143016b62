import { useTranslations } from "next-intl";
import type { Operation } from "#lib/api/contract/operation.ts";

/** What kind of change it is, in words; of a weight from which to which. */
export function KindText({ operation: { kind, before, after } }: { operation: Operation }) {
  const words = useTranslations("change");
  return (
    <>
      {words(kind)}
      {kind === "reweigh" && before && after && (
        <span className="tabular text-small text-ink-2">
          {" "}
          {before.weight} → {after.weight}
        </span>
      )}
    </>
  );
}
