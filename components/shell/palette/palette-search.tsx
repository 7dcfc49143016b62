"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useQuery } from "@tanstack/react-query";
import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useMemo, useState } from "react";
import { errorTitlesQuery, foundQuery } from "#components/data/search-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { useFailureText } from "#components/feedback/failure-text.ts";
import { type ShownAccount, useShownAccount } from "#components/shell/account.ts";
import { askedBy } from "#components/shell/palette/asked.ts";
import { type Entry, type EntryGroup, entryGroups, resultsIn } from "#components/shell/palette/entries.ts";
import { EntryItem } from "#components/shell/palette/entry-item.tsx";
import { isEntryKind, keepRecent, readRecent } from "#components/shell/palette/recent.ts";
import { remember } from "#components/shell/remember.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { localeCookie, locales } from "#lib/i18n/locales.ts";

/** From the last key to the search. */
const restMs = 150;

interface PaletteSearchProps {
  accounts: readonly ShownAccount[];
  inputRef: RefObject<HTMLInputElement | null>;
  takeEarly: () => string;
  onDone: () => void;
  onSheet: () => void;
}

/** The palette's field and what it finds, while it is open. */
export function PaletteSearch({ accounts, inputRef, takeEarly, onDone, onSheet }: PaletteSearchProps) {
  const t = useTranslations("palette");
  const tUi = useTranslations("ui");
  const [shell, change, state] = [useTranslations("shell"), useTranslations("change"), useTranslations("state")];
  const locale = useLocale();
  const router = useRouter();
  const place = usePlace();
  const failureText = useFailureText();
  const inSandbox = useShownAccount(accounts)?.realm === "sandbox";
  const [recent] = useState(() => readRecent(place));
  const [text, setText] = useState("");
  const rested = useRested(text);
  const titles = useQuery(errorTitlesQuery);

  const takeOver = useEffectEvent(() => setText((typed) => takeEarly() + typed));
  useEffect(() => takeOver(), []);

  const { query, link } = useMemo(() => askedBy(text), [text]);
  const asked = text === rested ? query : null;
  const { data, error } = useQuery(foundQuery(place, asked));
  const searching = query !== null && data === undefined && error === null;

  const groups = useMemo(
    () =>
      entryGroups(
        text,
        {
          locale,
          inSandbox,
          recent,
          titles: titles.data?.items ?? [],
          searching,
          found: asked === null ? undefined : data,
          search: query?.search ?? "",
          link,
        },
        { palette: t, shell, change, state },
      ),
    [text, locale, inSandbox, recent, titles.data, searching, asked, data, query, link, t, shell, change, state],
  );
  const count = groups.reduce((all, { items }) => all + items.length, 0);
  const tooLong = query === null && link === null && text.trim() !== "";

  function choose({ kind, title, detail, href }: Entry) {
    if (kind === "language") {
      const other = locales.find((each) => each !== locale);
      if (other !== undefined) remember(localeCookie(other));
      router.refresh();
    }
    // Screens are always there, and a pasted text is not kept.
    if (href !== null && isEntryKind(kind) && kind !== "place") keepRecent(place, { kind, title, detail, href });
    onDone();
    if (kind === "shortcuts") onSheet();
  }

  return (
    <Autocomplete.Root<EntryGroup>
      inline
      open
      items={groups}
      filter={null}
      autoHighlight="always"
      keepHighlight
      value={text}
      onValueChange={(next, { reason }) => {
        if (reason === "input-change") setText(next);
      }}
    >
      <div className="flex items-center gap-2.5 border-b border-hair pr-2 pl-4">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <Autocomplete.Input
          ref={inputRef}
          aria-label={t("input")}
          placeholder={t("placeholder")}
          autoComplete="off"
          spellCheck={false}
          maxLength={8_000}
          className="h-12 min-w-0 flex-1 bg-transparent text-ink outline-none"
        />
        <IconButton label={tUi("close")} icon={<X aria-hidden />} size="small" onClick={onDone} />
      </div>
      <Autocomplete.List aria-label={t("title")} className="min-h-0 flex-1 overflow-y-auto p-1 empty:hidden">
        {(group: EntryGroup) => (
          <Autocomplete.Group
            key={group.key}
            items={group.items}
            className="not-first:mt-1 not-first:border-t not-first:border-hair not-first:pt-1"
          >
            <Autocomplete.GroupLabel className="px-2.5 pt-1.5 pb-1 text-small font-medium text-ink-2">
              {t(`group.${group.key}`)}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: Entry) => <EntryItem key={entry.key} entry={entry} onChoose={() => choose(entry)} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      {error !== null && (
        <p role="alert" className="border-t border-hair px-4 py-2.5 text-small text-bad">
          {failureText(error).title}
        </p>
      )}
      {data?.inventory === null && <p className="border-t border-hair px-4 py-2.5 text-small text-warn">{t("away")}</p>}
      {count === 0 && !searching && error === null && (
        <p className="px-4 py-5 text-ink-2 wrap-anywhere">{tooLong ? t("tooLong") : t("nothing", { text })}</p>
      )}
      <Autocomplete.Status className="tabular border-t border-hair px-4 py-2 text-small text-ink-3">
        {searching ? t("searching") : t("count", { count: resultsIn(groups) })}
      </Autocomplete.Status>
    </Autocomplete.Root>
  );
}

/** A text once it rests. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
