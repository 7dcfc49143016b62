"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import type { FiltersOpen } from "#components/table/filters-button.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Select } from "#components/ui/select.tsx";
import type { RegionName } from "#lib/api/contract/inventory.ts";

interface FiltersDialogProps extends FiltersOpen {
  /** Takes what was entered, once the button is pressed. */
  onApply: (values: FormData) => void;
  className: string;
  children: ReactNode;
}

/** The dialog of a list's filters. Nothing is applied before the button is pressed. */
export function FiltersDialog({ open, onOpenChange, onApply, className, children }: FiltersDialogProps) {
  const t = useTranslations("ui");
  const form = useId();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("filter.more")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t("confirm.cancel")}</Button>
          <Button variant="primary" type="submit" form={form}>
            {t("filter.apply")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={className}
        onSubmit={(event) => {
          event.preventDefault();
          onApply(new FormData(event.currentTarget));
          onOpenChange(false);
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}

/** The choice of a region, with that of a link which isn't among them. */
export function RegionSelect({ chosen, regions }: { chosen: string | undefined; regions: readonly RegionName[] }) {
  const t = useTranslations("ui.filter");
  const isKnown = chosen === undefined || regions.some(({ id }) => id === chosen);
  const all = isKnown ? regions : [{ id: chosen, name: chosen }, ...regions];
  return (
    <Select name="region" defaultValue={chosen ?? ""}>
      <option value="">{t("anyRegion")}</option>
      {all.map(({ id, name }) => (
        <option key={id} value={id}>
          {name === id ? id : `${name} · ${id}`}
        </option>
      ))}
    </Select>
  );
}
