import { useTranslations } from "next-intl";
import { RequestError } from "#components/data/request-error.ts";
import type { ErrorText } from "#components/ui/error-panel.tsx";

/** A failed read or action in the server's words; where no answer of the console came, in words for that. */
export function useFailureText(): (error: Error) => ErrorText {
  const t = useTranslations("common.away");
  return (error) =>
    (error instanceof RequestError && error.explained) || {
      title: t("title"),
      meaning: t("meaning"),
      whatToDo: t("whatToDo"),
      code: null,
      requestId: null,
    };
}
