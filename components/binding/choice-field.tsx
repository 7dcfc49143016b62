"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { useController } from "react-hook-form";
import { FaultDetails, useFaultText } from "#components/binding/field-message.tsx";
import { blockerOf } from "#components/binding/field-state.ts";
import type { List } from "#components/binding/list.ts";
import type { ToOption } from "#components/binding/options.ts";
import type { Judged, Picked } from "#components/binding/picked.ts";
import { shownOptions } from "#components/binding/shown-options.ts";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { useFill } from "#components/binding/use-fill.ts";
import { MissingPermission } from "#components/feedback/missing-permission.tsx";
import { Combobox } from "#components/ui/combobox/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Switch } from "#components/ui/toggle.tsx";
import type { ChoiceField as Name } from "#lib/api/contract/bind-fields.ts";
import { joinSentences } from "#lib/i18n/typography.ts";

interface ChoiceFieldProps<Item extends Judged> {
  bind: BindForm;
  name: Name;
  list: List<Item>;
  picked: Picked<Item>;
  toOption: ToOption<Item>;
  /** Note about the chosen item; by default its verdict's warnings. */
  description?: ReactNode;
  /** Called when the list opens or closes. */
  onOpenChange?: (open: boolean) => void;
}

/** A field chosen from a list, with its reasons, failures and the field it depends on. */
export function ChoiceField<Item extends Judged>(props: ChoiceFieldProps<Item>) {
  const { bind, name, list, picked, toOption, description, onOpenChange } = props;
  const t = useTranslations("bind");
  const tField = useTranslations("field");
  const tVerdict = useTranslations("verdict");
  const faultText = useFaultText();
  const { field } = useController({ control: bind.control, name });
  const [open, setOpen] = useState(false);
  const [eligibleOnly, setEligibleOnly] = useState(false);

  // The form renders this field at each keystroke in any other, and the list may hold thousands.
  const options = useMemo(
    () => list.items.map((item) => toOption(item, tVerdict, t)),
    [list.items, toOption, tVerdict, t],
  );
  const shown = useMemo(() => shownOptions(options, eligibleOnly), [options, eligibleOnly]);
  useFill(list, shown.options.length, open);
  const chosen = picked.kind === "found" ? toOption(picked.item, tVerdict, t) : null;
  const value = picked.kind === "none" ? null : (chosen ?? { id: picked.id, name: picked.id });
  const blocker = blockerOf(name, bind.choice);
  const fault = bind.fault(name);
  const loading = blocker === null && list.loading;

  return (
    <div className="grid content-start gap-1.5">
      <Field
        label={tField(name)}
        error={faultText(name, fault)}
        warning={fault === null ? warningText() : undefined}
        description={description}
      >
        <Combobox
          options={shown.options}
          value={value}
          onChange={(option, byMouse) => {
            if (option === null) return;
            bind.choose(name, option.id);
            if (byMouse) bind.guidance.follow(name);
          }}
          opening={bind.guidance.opening === name}
          onOpened={bind.guidance.opened}
          status={loading ? "loading" : "ready"}
          placeholder={loading && options.length === 0 ? t("loading") : t(`placeholder.${name}`)}
          emptyText={emptyText()}
          disabledReason={blockedReason()}
          onQuery={list.search?.onQuery}
          answeredQuery={list.search?.answeredQuery}
          total={list.search?.total ?? options.length}
          onLoadMore={list.search?.onLoadMore}
          onOpenChange={(next) => {
            setOpen(next);
            onOpenChange?.(next);
          }}
          onBlur={field.onBlur}
          inputRef={field.ref}
          footer={
            shown.eligible < options.length || eligibleOnly ? (
              <Switch
                label={t("eligibleOnly", { count: shown.eligible })}
                checked={eligibleOnly}
                onChange={setEligibleOnly}
              />
            ) : undefined
          }
        />
      </Field>
      <FaultDetails fault={fault} label={tField(name)} onRetry={list.retry} retrying={list.loading} />
      {list.missing.map((read) => (
        <MissingPermission key={read.name} permission={read} className="text-small" />
      ))}
    </div>
  );

  function blockedReason(): string | undefined {
    if (blocker === null) return undefined;
    return bind.choice[blocker].kind === "waiting" && bind.fault(blocker) === null
      ? t("loading")
      : t(`first.${blocker}`);
  }

  /** Missing reads are reported once for the list, not on each item. */
  function warningText(): string | undefined {
    const lacking = list.missing.map((read) => t(`without.${read.name}`));
    return joinSentences([...lacking, chosen?.warning ?? ""]) || undefined;
  }

  function emptyText(): string {
    if (list.failure !== null) return t("list.failed");
    return options.length > 0 ? t("noneEligible") : t(`empty.${name}`);
  }
}
