"use client";

import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { QualifierItem } from "#lib/api/contract/inventory.ts";

interface ChoiceProps {
  /** The function's versions and aliases. */
  items: readonly QualifierItem[];
  from: string | null;
  to: string | null;
  onChange: (chosen: { from: string | null; to: string | null }) => void;
}

/** From which version or alias to which one. What rules call may no longer exist, so the address may name it all the same. */
export function Choice({ items, from, to, onChange }: ChoiceProps) {
  const t = useTranslations("promote");
  const names = items.map(({ name }) => name);
  const labelOf = (name: string) => {
    const version = items.find((item) => item.name === name)?.pointsTo;
    return version ? t("alias", { name, version }) : name;
  };
  const options = (chosen: string | null) => (chosen === null || names.includes(chosen) ? names : [chosen, ...names]);
  return (
    <Section panel heading={t("choice")}>
      <div className="grid max-w-(--spacing-form) gap-4 sm:grid-cols-2">
        <Field label={t("from")}>
          <Select value={from ?? ""} onChange={({ target: { value } }) => onChange({ from: value || null, to })}>
            <option value="">{t("choose")}</option>
            {options(from).map((name) => (
              <option key={name} value={name}>
                {labelOf(name)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("to")} error={to !== null && to === from ? t("same") : undefined}>
          <Select value={to ?? ""} onChange={({ target: { value } }) => onChange({ from, to: value || null })}>
            <option value="">{t("choose")}</option>
            {options(to).map((name) => (
              <option key={name} value={name}>
                {labelOf(name)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Section>
  );
}
