import { useTranslations } from "next-intl";
import { localOperator } from "#lib/access/local-operator.ts";

/** Display name of a recorded actor; the local operator is translated. */
export function useActorName(): (actor: string) => string {
  const t = useTranslations("operation");
  return (actor) => (actor === localOperator ? t("localOperator") : actor);
}
