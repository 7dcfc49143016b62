import { useTranslations } from "next-intl";
import { RequestError } from "#components/data/request-error.ts";
import type { ErrorText } from "#components/feedback/error-panel.tsx";

/** The server's explanation of a failed read or action, or a text for a console that didn't answer. */
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
