import { SearchX } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "#components/data/link.tsx";
import { SearchForm } from "#components/data/search-form.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { inputStyle } from "#components/ui/input-style.ts";
import { Section } from "#components/ui/section.tsx";
import { type CatalogueEntry, findErrors } from "#lib/i18n/find-errors.ts";
import { paths } from "#lib/paths.ts";

/** Every error code with its title, and a search form that works without scripts. */
export async function ErrorIndex({ query }: { query: string }) {
  const t = await getTranslations("errors");
  const entries = findErrors(query, await getLocale());
  const own = entries.filter(({ code }) => code.startsWith("Console."));
  const cloud = entries.filter(({ code }) => !code.startsWith("Console."));
  return (
    <>
      <PageHeader title={t("index.title")} description={t("index.description")} />
      <search className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchForm action={paths.errors()} className="flex min-w-0 grow gap-2 sm:max-w-md">
          <input
            key={query}
            type="search"
            name="q"
            aria-label={t("index.search")}
            placeholder={t("index.search")}
            defaultValue={query}
            spellCheck={false}
            className={`${inputStyle} h-control touch:h-11`}
          />
          <button type="submit" className={`${buttonStyle()} touch:h-11`}>
            {t("index.submit")}
          </button>
        </SearchForm>
        <p role="status" className="text-small text-ink-2 tabular">
          {t("index.count", { count: entries.length })}
        </p>
      </search>
      {entries.length === 0 ? (
        <EmptyState
          icon={<SearchX />}
          title={t("index.nothing", { query })}
          action={
            <Link href={paths.errors()} className={buttonStyle()}>
              {t("index.clear")}
            </Link>
          }
        />
      ) : (
        <div className="grid gap-8">
          <Entries title={t("index.own")} entries={own} />
          <Entries title={t("index.cloud")} entries={cloud} />
        </div>
      )}
    </>
  );
}

function Entries({ title, entries }: { title: string; entries: CatalogueEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <Section heading={title}>
      <ul className="-mx-2 border-t border-hair">
        {entries.map((entry) => (
          <li key={entry.code} className="border-b border-hair">
            <Link
              href={paths.error(entry.code)}
              prefetch={false}
              className="grid gap-x-6 px-2 py-2 transition-colors hover:bg-hover md:grid-cols-2 touch:min-h-11"
            >
              <span className="text-ink">{entry.title}</span>
              <span className="mono text-small text-ink-2 wrap-anywhere">{entry.code}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
