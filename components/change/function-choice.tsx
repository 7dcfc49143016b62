"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { BatchTarget } from "#components/change/batch-plan.ts";
import { functionsQuery, namespacesQuery, qualifiersQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { useDebounced } from "#components/form/use-debounced.ts";
import { Combobox } from "#components/ui/combobox/combobox.tsx";
import type { ComboboxOption } from "#components/ui/combobox/options.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { FunctionItem, QualifierItem } from "#lib/api/contract/inventory.ts";
import type { Verdict, WarningReason } from "#lib/binding/types.ts";
import type { Translate } from "#lib/i18n/messages.ts";
import { joinSentences } from "#lib/i18n/typography.ts";

interface FunctionChoiceProps {
  /** Regions of the rules, one of which the function is in. */
  regions: readonly string[];
  /** Told what is chosen; null until all of it is. */
  onChange: (to: BatchTarget | null) => void;
}

interface Chosen {
  region: string;
  namespace: string;
  function: FunctionItem | null;
  qualifier: QualifierItem | null;
}

/** The function that is to answer the rules of one region. */
export function FunctionChoice({ regions, onChange }: FunctionChoiceProps) {
  const t = useTranslations("review.batch");
  const tField = useTranslations("field");
  const tVerdict = useTranslations("verdict");
  const place = usePlace();
  const [chosen, setChosen] = useState<Chosen>({
    region: regions.length === 1 ? (regions[0] ?? "") : "",
    namespace: "default",
    function: null,
    qualifier: null,
  });
  const { region, namespace } = chosen;
  const namespaces = useQuery({ ...namespacesQuery(place, { region }), enabled: region !== "" });
  const qualifiers = useQuery({
    ...qualifiersQuery(place, { region, namespace, function: chosen.function?.name ?? "" }),
    enabled: chosen.function !== null,
  });
  const failed = [namespaces, qualifiers].find(({ error }) => error !== null);

  function choose(changes: Partial<Chosen>) {
    const next = { ...chosen, ...changes };
    setChosen(next);
    onChange(targetOf(next));
  }

  const names = namespaces.data?.items.map(({ name }) => name) ?? [];
  const listed = names.includes(namespace) ? names : [namespace, ...names];
  const { qualifier } = chosen;
  return (
    <div className="grid gap-3">
      {regions.length > 1 && (
        <Field label={tField("region")} description={t("oneRegion")}>
          <Select
            value={region}
            onChange={({ target: { value } }) => choose({ region: value, function: null, qualifier: null })}
          >
            <option value="">{t("choose")}</option>
            {regions.map((id) => (
              <option key={id}>{id}</option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={tField("namespace")}>
        <Select
          value={namespace}
          onChange={({ target: { value } }) => choose({ namespace: value, function: null, qualifier: null })}
        >
          {listed.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <FunctionField
        key={`${region} ${namespace}`}
        region={region}
        namespace={namespace}
        chosen={chosen.function}
        onChange={(fn) => choose({ function: fn, qualifier: null })}
      />
      <Field label={tField("qualifier")} warning={qualifier ? warningOf(qualifier.verdict, tVerdict) : undefined}>
        <Select
          value={qualifier?.name ?? ""}
          disabled={chosen.function === null}
          onChange={({ target: { value } }) =>
            choose({ qualifier: qualifiers.data?.items.find(({ name }) => name === value) ?? null })
          }
        >
          <option value="">{t("choose")}</option>
          {qualifiers.data?.items.map(({ name, pointsTo, verdict }) => (
            <option key={name} value={name} disabled={verdict.kind === "ineligible"}>
              {pointsTo === null ? name : `${name} → ${pointsTo}`}
            </option>
          ))}
        </Select>
      </Field>
      {failed?.error && (
        <ReadFailure error={failed.error} onRetry={() => void failed.refetch()} retrying={failed.isFetching} />
      )}
    </div>
  );
}

interface FunctionFieldProps {
  region: string;
  namespace: string;
  chosen: FunctionItem | null;
  onChange: (fn: FunctionItem | null) => void;
}

function FunctionField({ region, namespace, chosen, onChange }: FunctionFieldProps) {
  const t = useTranslations("review.batch");
  const tField = useTranslations("field");
  const tVerdict = useTranslations("verdict");
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed);
  const read = useInfiniteQuery({
    ...functionsQuery(usePlace(), { region, namespace, search }),
    enabled: region !== "",
  });
  const { data } = read;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const options = useMemo(() => items.map((item) => optionOf(item, tVerdict)), [items, tVerdict]);
  return (
    <>
      <Field label={tField("function")} warning={chosen ? warningOf(chosen.verdict, tVerdict) : undefined}>
        <Combobox
          options={options}
          value={chosen && optionOf(chosen, tVerdict)}
          onChange={(option) => onChange(items.find(({ name }) => name === option?.id) ?? null)}
          status={read.isFetching && data === undefined ? "loading" : "ready"}
          placeholder={t("choose")}
          onQuery={setTyped}
          answeredQuery={data?.pages[0]?.search}
          total={data?.pages[0]?.total ?? options.length}
          onLoadMore={read.hasNextPage && !read.isFetching ? () => void read.fetchNextPage() : undefined}
          disabledReason={region === "" ? t("firstRegion") : undefined}
        />
      </Field>
      {read.error && <ReadFailure error={read.error} onRetry={() => void read.refetch()} retrying={read.isFetching} />}
    </>
  );
}

function optionOf({ name, runtime, description, verdict }: FunctionItem, tVerdict: Translate<"verdict">) {
  const option: ComboboxOption = {
    id: name,
    name,
    facts: description === "" ? [] : [description],
    aside: runtime === "" ? [] : [runtime],
    ...(verdict.kind === "ineligible" && { disabledReason: tVerdict(verdict.reason) }),
  };
  return option;
}

function warningsOf(verdict: Verdict | undefined): WarningReason[] {
  return verdict?.kind === "warning" ? verdict.reasons : [];
}

function warningOf(verdict: Verdict, tVerdict: Translate<"verdict">): string | undefined {
  return joinSentences(warningsOf(verdict).map((reason) => tVerdict(reason))) || undefined;
}

function targetOf({ region, namespace, function: fn, qualifier }: Chosen): BatchTarget | null {
  if (region === "" || fn === null || qualifier === null) return null;
  return {
    region,
    function: { namespace, name: fn.name, qualifier: qualifier.name, qualifierType: qualifier.type },
    warnings: [...warningsOf(fn.verdict), ...warningsOf(qualifier.verdict)],
  };
}
