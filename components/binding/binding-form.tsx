"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, lazy, Suspense, useState } from "react";
import { EntryFields, TargetFields } from "#components/binding/binding-fields.tsx";
import { AccountNotice } from "#components/binding/notices.tsx";
import { PasteBox } from "#components/binding/paste-box.tsx";
import { eligibleItem } from "#components/binding/picked.ts";
import { RetryNotice } from "#components/binding/retry-notice.tsx";
import { Summary } from "#components/binding/summary.tsx";
import { useBindForm } from "#components/binding/use-bind-form.ts";
import { useOpenRetry } from "#components/binding/use-open-retry.ts";
import { useReview } from "#components/binding/use-review.ts";
import { useReviewPress } from "#components/binding/use-review-press.ts";
import type { BindValues } from "#components/binding/values.ts";
import type { Cloud } from "#components/change/cloud.ts";
import { CommandsDisclosure } from "#components/change/commands-disclosure.tsx";
import { accountQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { FormShell } from "#components/form/form-shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { RegionItem } from "#lib/api/contract/inventory.ts";

function loadReview() {
  return import("#components/binding/review-dialog.tsx").then((module) => ({ default: module.BindReview }));
}

const BindReview = lazy(loadReview);

interface BindingFormProps {
  initial: BindValues;
  regions: readonly RegionItem[];
  cloud: Cloud;
  action: ChangeAction;
  /** Called with the link of the changed choice. */
  onLink: (link: string) => void;
}

export function BindingForm({ initial, regions, cloud, action, onLink }: BindingFormProps) {
  const t = useTranslations("bind");
  const tReview = useTranslations("review");
  const tField = useTranslations("field");
  const tVerdict = useTranslations("verdict");
  const bind = useBindForm(initial, regions, onLink);
  const review = useReview(bind, action);
  const [unloadable, setUnloadable] = useState(false);
  const { choice, draft, unsettled, busy } = bind;

  const region = eligibleItem(choice.region);
  const accountRegion = region?.id ?? regions.find(({ verdict }) => verdict.kind === "eligible")?.id ?? "";
  const account = useQuery(accountQuery(usePlace(), { region: accountRegion }));
  const refusedAccount = account.data?.verdict.kind === "ineligible" ? account.data.verdict.reason : null;

  async function openReview() {
    if (draft === null) {
      if (unsettled !== null) bind.setFocus(unsettled);
      return;
    }
    try {
      await loadReview();
    } catch {
      setUnloadable(true);
      return;
    }
    setUnloadable(false);
    review.start(draft);
  }

  function disabledReason(): string | undefined {
    if (refusedAccount !== null) return tVerdict(refusedAccount);
    return busy.rule === null ? undefined : tReview("busyRule.mark", { id: busy.rule.id });
  }

  function hint(): string {
    if (unsettled !== null) return t("review.unsettled", { field: tField(unsettled) });
    return busy.rule === null ? t("review.hint") : tReview("busyRule.mark", { id: busy.rule.id });
  }

  useOpenRetry(bind, initial, disabledReason() !== undefined, openReview);
  const { waiting, press } = useReviewPress(bind.looking, openReview);

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,var(--spacing-form))_18rem] lg:gap-8 xl:grid-cols-[minmax(0,var(--spacing-form))_22rem]">
      <FormShell
        main
        takesEarlyInput
        onSubmit={bind.handleSubmit(press)}
        onKeyDown={keepEnterInComboboxes}
        verb={t("review.button")}
        busyVerb={t("review.looking")}
        loading={waiting}
        disabledReason={disabledReason()}
        wrongFields={0}
        hint={hint()}
        unsaved={bind.values.reason !== "" && !review.done}
        restored={bind.restored}
      >
        {bind.strayRetry && (
          <Notice tone="neutral" role="status">
            {t("strayRetry")}
          </Notice>
        )}
        <RetryNotice bind={bind} />
        <AccountNotice region={accountRegion} />
        <PasteBox bind={bind} />
        <EntryFields bind={bind} />
        <TargetFields bind={bind} />
        <CommandsDisclosure
          change={draft?.change ?? null}
          none={draft === null ? t("incomplete") : tReview("commands.none")}
          cloud={cloud}
        />
        {unloadable && (
          <Notice
            tone="bad"
            role="alert"
            title={t("review.unloadable.title")}
            actions={
              <Button size="small" onClick={review.loadAgain}>
                {t("review.unloadable.button")}
              </Button>
            }
          >
            {t("review.unloadable.text")}
          </Notice>
        )}
      </FormShell>
      <aside className="lg:sticky lg:top-6">
        <Summary choice={choice} draft={draft} />
      </aside>
      {review.draft !== null && (
        <Suspense fallback={null}>
          <BindReview
            bind={bind}
            choice={choice}
            draft={review.draft}
            cloud={cloud}
            open={review.open}
            sending={review.busy || review.done}
            failure={review.failure}
            onClose={review.close}
            onConfirm={review.confirm}
            finalFocus={review.finalFocus}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Enter chooses in an open list; in a closed one it must not submit the form. */
function keepEnterInComboboxes(event: KeyboardEvent) {
  if (event.key === "Enter" && event.target instanceof HTMLElement && event.target.role === "combobox") {
    event.preventDefault();
  }
}
