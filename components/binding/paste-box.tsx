"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ClipboardEvent, useState } from "react";
import type { PasteNote } from "#components/binding/fill-pasted.ts";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { linkOfValues } from "#components/binding/values.ts";
import { getJson } from "#components/data/json-client.ts";
import { usePlace } from "#components/data/use-place.ts";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { FoundRules } from "#lib/api/contract/inventory.ts";
import { joinSentences, spaceNumbers } from "#lib/i18n/typography.ts";
import { paths } from "#lib/paths.ts";

/** A text field that fills the form from a URL, an id, a domain, a command or a request body. */
export function PasteBox({ bind }: { bind: BindForm }) {
  const t = useTranslations("bind");
  const tField = useTranslations("field");
  const format = useFormatter();
  const place = usePlace();
  const hydrated = useHydrated();
  const [text, setText] = useState("");
  const [note, setNote] = useState<PasteNote | "looking" | null>(null);

  async function take(pasted: string) {
    if (pasted.trim() === "") return;
    setNote("looking");
    try {
      // The reading of commands and bodies is loaded when it is first used.
      const { fillPasted } = await import("#components/binding/fill-pasted.ts");
      const { link, note: told } = await fillPasted(pasted, linkOfValues(bind.values), (sought) =>
        getJson<FoundRules>(paths.api.findRules({ ...place, ...sought }), new AbortController().signal),
      );
      if (link !== null) bind.fill(link);
      setNote(told);
    } catch {
      setNote({ kind: "failed" });
    }
  }

  function paste(event: ClipboardEvent<HTMLInputElement>) {
    const pasted = event.clipboardData.getData("text");
    event.preventDefault();
    setText(pasted.replaceAll(/\s*\r?\n\s*/g, " "));
    void take(pasted);
  }

  function words(): string {
    if (note === null) return t("paste.hint");
    if (note === "looking") return t("review.looking");
    if (note.kind === "none") return t("paste.none", note);
    if (note.kind === "several") return t("paste.several", { count: note.count });
    if (note.kind === "regions") {
      return t("paste.regions", { count: note.count, regions: format.list(note.regions, { type: "conjunction" }) });
    }
    if (note.kind === "unreadable" || note.kind === "no-region" || note.kind === "failed") {
      return t(`paste.${note.kind}`);
    }
    const { unsettled, looking } = bind;
    const rest = unsettled === null || looking ? "" : t("review.unsettled", { field: tField(unsettled) });
    const done =
      note.kind !== "found"
        ? t("paste.filled")
        : t("paste.found", { region: note.region, age: spaceNumbers(format.relativeTime(new Date(note.readAt))) });
    return joinSentences([done, rest]);
  }

  return (
    <Field label={t("paste.label")} optional description={<span role="status">{words()}</span>}>
      <TextInput
        value={text}
        disabled={!hydrated}
        autoComplete="off"
        placeholder={t("paste.placeholder")}
        className="mono"
        onChange={(event) => {
          setText(event.target.value);
          setNote(null);
        }}
        onPaste={paste}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          void take(text);
        }}
      />
    </Field>
  );
}
