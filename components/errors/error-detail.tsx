import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "#components/data/link.tsx";
import { relatedActionOf } from "#components/errors/related-action.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { IdText } from "#components/ui/id-text.tsx";
import { KeyValue } from "#components/ui/key-value.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { fieldOfPart } from "#lib/api/contract/bind-fields.ts";
import { errorCatalogue } from "#lib/i18n/catalogue.ts";
import { errorFacts, type KnownCode } from "#lib/i18n/error-codes.ts";
import { paths } from "#lib/paths.ts";

interface ErrorDetailProps {
  /** The code in the URL. */
  code: string;
  /** The entry that explains it: the code or its family. */
  explainedAs: KnownCode;
}

/** One error code with its meaning, remedy and field. */
export async function ErrorDetail({ code, explainedAs }: ErrorDetailProps) {
  const t = await getTranslations("errors");
  const fieldNames = await getTranslations("field");
  const text = errorCatalogue[await getLocale()][explainedAs];
  const { part, retryable } = errorFacts[explainedAs];
  const field = part === "named" ? part : fieldOfPart(part);
  const action = relatedActionOf(explainedAs);
  const rows = [
    { key: "code", label: t("detail.code"), value: <IdText>{code}</IdText> },
    ...(field
      ? [
          {
            key: "field",
            label: t("detail.field"),
            value: field === "named" ? t("detail.fieldNamed") : fieldNames(field),
          },
        ]
      : []),
    {
      key: "operations",
      label: t("detail.operations"),
      value: (
        <Link href={paths.operations({ code })} className="text-accent underline-offset-2 hover:underline">
          {t("detail.withCode")}
        </Link>
      ),
    },
    { key: "retry", label: t("detail.retry"), value: retryable ? t("detail.retryYes") : t("detail.retryNo") },
  ];
  return (
    <>
      <PageHeader title={text.title} back={{ href: paths.errors(), label: t("detail.back") }} />
      <article className="grid max-w-form gap-6">
        {code !== explainedAs && <Notice tone="neutral">{t("detail.family", { code, family: explainedAs })}</Notice>}
        <Section heading={t("detail.meaning")}>
          <p className="max-w-prose">{text.meaning}</p>
        </Section>
        <Section heading={t("detail.whatToDo")}>
          <p className="max-w-prose">{text.whatToDo}</p>
        </Section>
        <KeyValue rows={rows} />
        <p>
          <Link href={action.href} className={buttonStyle()}>
            {t(`action.${action.key}`)}
          </Link>
        </p>
      </article>
    </>
  );
}
