"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChoiceField } from "#components/binding/choice-field.tsx";
import { BusyNotice } from "#components/binding/notices.tsx";
import {
  functionOption,
  listenerOption,
  markedBusy,
  namespaceOption,
  qualifierOption,
  regionOption,
  ruleOption,
} from "#components/binding/options.ts";
import { eligibleItem } from "#components/binding/picked.ts";
import type { BindForm } from "#components/binding/use-bind-form.ts";
import { useLoadBalancerOption } from "#components/binding/use-load-balancer-option.ts";
import { useRegionCounts } from "#components/binding/use-region-counts.ts";
import { WeightField } from "#components/binding/weight-field.tsx";
import { BusyRuleNotice } from "#components/change/busy-rule-notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { bindingText } from "#lib/binding/notation.ts";

/** From the region to the forwarding rule. */
export function EntryFields({ bind }: { bind: BindForm }) {
  const t = useTranslations("bind");
  const tReview = useTranslations("review");
  const { choice, lists, busy } = bind;
  const [counting, setCounting] = useState(false);
  const counts = useRegionCounts(lists.region.items, counting);
  const ofLoadBalancer = useLoadBalancerOption(eligibleItem(choice.region)?.id ?? "");
  const loadBalancer = eligibleItem(choice.loadBalancerId);
  const present = eligibleItem(choice.locationId)?.binding;
  return (
    <Section heading={t("entry")}>
      <ChoiceField
        bind={bind}
        name="region"
        list={lists.region}
        picked={choice.region}
        toOption={(item, ...texts) => regionOption(item, ...texts, counts.get(item.id))}
        onOpenChange={setCounting}
      />
      <ChoiceField
        bind={bind}
        name="loadBalancerId"
        list={lists.loadBalancerId}
        picked={choice.loadBalancerId}
        {...ofLoadBalancer}
      />
      {loadBalancer !== null && busy.rule === null && (
        <BusyNotice loadBalancerId={loadBalancer.loadBalancerId} busy={busy} />
      )}
      <ChoiceField
        bind={bind}
        name="listenerId"
        list={lists.listenerId}
        picked={choice.listenerId}
        toOption={listenerOption}
      />
      <ChoiceField
        bind={bind}
        name="locationId"
        list={lists.locationId}
        picked={choice.locationId}
        toOption={(rule, tVerdict) =>
          markedBusy(ruleOption(rule, tVerdict, t), busy.ofRule(rule.locationId)?.id, tReview)
        }
        description={
          present ? t("present", { binding: bindingText(present, (weight) => t("weightOf", { weight })) }) : undefined
        }
      />
      {busy.rule !== null && <BusyRuleNotice operation={busy.rule} />}
    </Section>
  );
}

/** From the namespace to the weight. */
export function TargetFields({ bind }: { bind: BindForm }) {
  const t = useTranslations("bind");
  const { choice, lists } = bind;
  return (
    // Side by side only where each list, as wide as its field, has room for its facts.
    <Section heading={t("target")} className="@container">
      <div className="grid gap-4 @lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
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
      <div className="grid gap-4 @lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ChoiceField
          bind={bind}
          name="qualifier"
          list={lists.qualifier}
          picked={choice.qualifier}
          toOption={(item, ...texts) => qualifierOption(item, lists.qualifier.items, ...texts)}
        />
        <WeightField bind={bind} />
      </div>
    </Section>
  );
}
