import clsx from "clsx";
import { SearchX } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "#components/data/link.tsx";
import { SearchForm } from "#components/data/search-form.tsx";
import { LiveSearch } from "#components/errors/live-search.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Section } from "#components/ui/section.tsx";
import type { SeenCodes } from "#lib/api/contract/operation.ts";
import { type CatalogueEntry, findErrors, findSeen, type SeenEntry } from "#lib/i18n/find-errors.ts";
import { wrongStates } from "#lib/operations/states.ts";
import { paths } from "#lib/paths.ts";

interface ErrorIndexProps {
  query: string;
  /** The codes that operations of this console show; undefined where they can't be read. */
  seen: SeenCodes | undefined;
}

/** Every error code with its title, those that this console has seen first, and a search form that works without scripts. */
export async function ErrorIndex({ query, seen }: ErrorIndexProps) {
  const t = await getTranslations("errors");
  const locale = await getLocale();
  const entries = findErrors(query, locale);
  const here = findSeen(query, locale, seen?.codes ?? []);
  const own = entries.filter(({ code }) => code.startsWith("Console."));
  const cloud = entries.filter(({ code }) => !code.startsWith("Console."));
  return (
    <>
      <PageHeader title={t("index.title")} description={t("index.description")} />
      <search className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchForm action={paths.errors()} className="flex min-w-0 grow gap-2 sm:max-w-md">
          <LiveSearch label={t("index.search")} query={query} />
          <button type="submit" className={`${buttonStyle()} touch:h-11`}>
            {t("index.submit")}
          </button>
        </SearchForm>
        <p role="status" className="text-small text-ink-2 tabular">
          {t("index.count", { count: entries.length || here.length })}
        </p>
      </search>
      {entries.length + here.length === 0 ? (
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
          {here.length > 0 && <SeenEntries entries={here} />}
          <Entries title={t("index.own")} entries={own} />
          <Entries title={t("index.cloud")} entries={cloud} />
        </div>
      )}
    </>
  );
}

/** Title and code of an entry, in line in all lists, whatever else a row has. */
const entryStyle =
  "grid gap-x-6 px-2 py-2 transition-colors hover:bg-hover md:grid-cols-[14rem_minmax(0,1fr)] lg:grid-cols-[22rem_minmax(0,1fr)] touch:min-h-11";

/** The codes that operations show, the most frequent first, each with a link to those operations. */
async function SeenEntries({ entries }: { entries: readonly SeenEntry[] }) {
  const t = await getTranslations("errors.index");
  return (
    <Section heading={t("seen")}>
      <ul className="-mx-2 border-t border-hair">
        {entries.map(({ code, title, total, capped }) => (
          <li key={code} className="flex items-center border-b border-hair">
            {title === null ? (
              <span className="mono min-w-0 flex-1 px-2 py-2 text-small text-ink wrap-anywhere">{code}</span>
            ) : (
              <Link href={paths.error(code)} prefetch={false} className={clsx(entryStyle, "min-w-0 flex-1")}>
                <span className="text-ink">{title}</span>
                <span className="mono text-small text-ink-2 wrap-anywhere">{code}</span>
              </Link>
            )}
            <Link
              href={paths.operations({ code, state: wrongStates })}
              prefetch={false}
              aria-label={t("operationsWith", { count: total, code })}
              className="tabular shrink-0 px-2 py-2 text-accent underline-offset-2 hover:underline touch:min-h-11"
            >
              {t(capped ? "operationsOrMore" : "operations", { count: total })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Entries({ title, entries }: { title: string; entries: CatalogueEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <Section heading={title}>
      <ul className="-mx-2 border-t border-hair">
        {entries.map((entry) => (
          <li key={entry.code} className="border-b border-hair">
            <Link href={paths.error(entry.code)} prefetch={false} className={entryStyle}>
              <span className="text-ink">{entry.title}</span>
              <span className="mono text-small text-ink-2 wrap-anywhere">{entry.code}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
