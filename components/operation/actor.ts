import { useTranslations } from "next-intl";
import { localOperator } from "#lib/access/local-operator.ts";

/** How a recorded actor is shown: people by their own names, the local operator in the reader's language. */
export function useActorName(): (actor: string) => string {
  const t = useTranslations("operation");
  return (actor) => (actor === localOperator ? t("localOperator") : actor);
}
