"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BusyRuleNotice } from "#components/change/busy-rule-notice.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import { NoRule } from "#components/change/notices.tsx";
import { RuleActions } from "#components/change/rule-actions.tsx";
import { TryIt } from "#components/change/try-it.tsx";
import { useRuleBusy } from "#components/change/use-rule-busy.ts";
import { ruleQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { RuleFacts } from "#components/rule/rule-facts.tsx";
import { type KnownRule, RuleLine } from "#components/rule/rule-line.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { RuleView } from "#lib/api/contract/inventory.ts";
import { ruleText } from "#lib/binding/notation.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { paths } from "#lib/paths.ts";

interface RuleScreenProps {
  address: RuleRef;
  /** Its domain and path as last seen; null where they are not known yet. */
  name: string | null;
  cloud: Cloud;
  action: ChangeAction;
  /** What the rule has had. */
  history: ReactNode;
  /** The rule's traffic. */
  traffic: ReactNode;
}

/** The page of one rule: what it has now, read from the cloud, what can be changed, and what was. */
export function RuleScreen({ address, name, cloud, action, history, traffic }: RuleScreenProps) {
  const t = useTranslations("rule");
  const read = useQuery({ ...ruleQuery(usePlace(), address), refetchOnWindowFocus: true });
  const busy = useRuleBusy(address.loadBalancerId, address.locationId);
  const known = read.data && knownOf(address.region, read.data);
  const title = known ? ruleText(known.rule) : (name ?? address.locationId);

  return (
    <>
      <PageHeader
        back={{ href: paths.bindings(), label: t("back") }}
        title={title}
        actions={
          known && <RuleActions address={address} rule={known.rule} busy={busy.rule} cloud={cloud} action={action} />
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {read.error && (
          <ReadFailure error={read.error} onRetry={() => void read.refetch()} retrying={read.isFetching} />
        )}
        {busy.rule && <BusyRuleNotice operation={busy.rule} />}
        {read.data && (!known || isUnknown(known)) && <NoRule view={read.data} />}
        {!read.data && !read.error && <Skeleton className="h-64 w-full" />}
        {known && (
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,24rem)]">
            <Section panel heading={t("binding")}>
              <RuleLine {...known} />
              {known.rule.binding && (
                <TryIt
                  at={{ realm: cloud.realm, region: address.region, loadBalancerId: address.loadBalancerId }}
                  entrance={{ ...known.listener, ...known.rule }}
                />
              )}
            </Section>
            <RuleFacts
              {...known}
              readAt={new Date(read.dataUpdatedAt).toISOString()}
              onRead={() => void read.refetch()}
              reading={read.isFetching}
            />
          </div>
        )}
        {history}
        {traffic}
      </div>
    </>
  );
}

function knownOf(region: string, { loadBalancer, listener, rule }: RuleView): KnownRule | null {
  return loadBalancer && listener && rule && { region, loadBalancer, listener, rule };
}

function isUnknown({ rule: { verdict } }: KnownRule): boolean {
  return verdict.kind === "ineligible" && verdict.reason === "rule-binding-unknown";
}
