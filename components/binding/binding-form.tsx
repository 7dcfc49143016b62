"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useId } from "react";
import { ChoiceField } from "#components/binding/choice-field.tsx";
import type { Cloud } from "#components/binding/cloud.ts";
import { CommandsDisclosure } from "#components/binding/commands-disclosure.tsx";
import { AccountNotice, BusyNotice } from "#components/binding/notices.tsx";
import {
  functionOption,
  listenerOption,
  loadBalancerOption,
  namespaceOption,
  qualifierOption,
  regionOption,
  ruleOption,
} from "#components/binding/options.ts";
import { usable } from "#components/binding/picked.ts";
import { accountQuery } from "#components/binding/queries.ts";
import { Summary } from "#components/binding/summary.tsx";
import { functionText } from "#components/binding/texts.ts";
import { useBindForm } from "#components/binding/use-bind-form.ts";
import { useReview } from "#components/binding/use-review.ts";
import type { BindValues } from "#components/binding/values.ts";
import { WeightField } from "#components/binding/weight-field.tsx";
import { LeaveGuard } from "#components/form/leave-guard.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { RegionItem } from "#lib/inventory/types.ts";
import type { BindAction } from "#lib/operations/ask-types.ts";

const ReviewDialog = lazy(() =>
  import("#components/binding/review-dialog.tsx").then((module) => ({ default: module.ReviewDialog })),
);

interface BindingFormProps {
  initial: BindValues;
  regions: readonly RegionItem[];
  cloud: Cloud;
  action: BindAction;
  /** The choice has changed: this link makes it again. */
  onLink: (link: string) => void;
}

export function BindingForm({ initial, regions, cloud, action, onLink }: BindingFormProps) {
  const t = useTranslations("bind");
  const tField = useTranslations("field");
  const tVerdict = useTranslations("verdict");
  const bind = useBindForm(initial, regions, onLink);
  const review = useReview(bind, action);
  const { choice, lists, draft, unsettled } = bind;

  const region = usable(choice.region);
  const loadBalancer = usable(choice.loadBalancer);
  const rule = usable(choice.rule);
  const accountRegion = region?.id ?? regions.find(({ verdict }) => verdict.kind === "eligible")?.id ?? "";
  const account = useQuery(accountQuery({ region: accountRegion }));
  const refusedAccount = account.data?.verdict.kind === "ineligible" ? account.data.verdict.reason : null;

  const submit = bind.handleSubmit(() => {
    if (draft !== null) review.start(draft);
    else if (unsettled !== null) bind.setFocus(unsettled);
  });

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,var(--spacing-form))_minmax(16rem,22rem)] lg:gap-8">
      <form noValidate onSubmit={submit} onKeyDown={keepEnterInComboboxes} className="grid gap-6">
        {bind.restored && (
          <Notice tone="accent" role="status">
            {t("restored")}
          </Notice>
        )}
        <AccountNotice region={accountRegion} />
        <Section title={t("entry")}>
          <ChoiceField bind={bind} name="region" list={lists.region} picked={choice.region} toOption={regionOption} />
          <ChoiceField
            bind={bind}
            name="loadBalancer"
            list={lists.loadBalancer}
            picked={choice.loadBalancer}
            toOption={loadBalancerOption}
          />
          {loadBalancer !== null && <BusyNotice loadBalancer={loadBalancer.id} />}
          <ChoiceField
            bind={bind}
            name="listener"
            list={lists.listener}
            picked={choice.listener}
            toOption={listenerOption}
          />
          <ChoiceField
            bind={bind}
            name="rule"
            list={lists.rule}
            picked={choice.rule}
            toOption={ruleOption}
            description={
              rule?.binding
                ? t("present", { function: functionText(rule.binding.function), weight: rule.binding.weight })
                : undefined
            }
          />
        </Section>
        <Section title={t("target")}>
          <div className="grid gap-4 sm:grid-cols-2">
            <ChoiceField
              bind={bind}
              name="namespace"
              list={lists.namespace}
              picked={choice.namespace}
              toOption={namespaceOption}
            />
            <ChoiceField
              bind={bind}
              name="function"
              list={lists.function}
              picked={choice.function}
              toOption={functionOption}
            />
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            <ChoiceField
              bind={bind}
              name="qualifier"
              list={lists.qualifier}
              picked={choice.qualifier}
              toOption={qualifierOption}
            />
            <WeightField bind={bind} />
          </div>
        </Section>
        <CommandsDisclosure change={draft === null ? undefined : draft.change} endpoint={cloud.endpoint} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-hair pt-5">
          <Button
            type="submit"
            variant="primary"
            disabledReason={refusedAccount === null ? undefined : tVerdict(refusedAccount)}
            className="max-sm:w-full"
          >
            {t("review.button")}
          </Button>
          <p className="text-small text-ink-2">
            {unsettled === null ? t("review.hint") : t("review.unsettled", { field: tField(unsettled) })}
          </p>
        </div>
      </form>
      <aside className="lg:sticky lg:top-6">
        <Summary choice={choice} draft={draft} />
      </aside>
      {review.review !== null && (
        <Suspense fallback={null}>
          <ReviewDialog
            bind={bind}
            choice={choice}
            draft={review.review.draft}
            cloud={cloud}
            open={review.open}
            busy={review.busy || review.done}
            failure={review.failure}
            onClose={review.close}
            onConfirm={review.confirm}
          />
        </Suspense>
      )}
      <LeaveGuard when={bind.dirty && !review.done} />
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="grid gap-4">
      <h2 id={headingId} className="text-heading font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Enter chooses in an open list; in a closed one it must not send the form on its way. */
function keepEnterInComboboxes(event: KeyboardEvent) {
  if (event.key === "Enter" && event.target instanceof HTMLElement && event.target.role === "combobox") {
    event.preventDefault();
  }
}
