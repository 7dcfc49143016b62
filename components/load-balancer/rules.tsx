"use client";

import { useTranslations } from "next-intl";
import type { Cloud } from "#components/change/cloud.ts";
import { Link } from "#components/data/link.tsx";
import { RuleMap } from "#components/load-balancer/map.tsx";
import { RuleTable } from "#components/load-balancer/rule-table.tsx";
import { useUrlState } from "#components/table/url-state.ts";
import { Section } from "#components/ui/section.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { OperationPage } from "#lib/api/contract/operation.ts";
import type { StoredLoadBalancer } from "#lib/api/contract/stored-load-balancer.ts";
import { paths } from "#lib/paths.ts";

export interface RulesProps {
  found: StoredLoadBalancer;
  region: string;
  /** Its unfinished operations; undefined until they are read. */
  unfinished: Pick<OperationPage, "items" | "total"> | undefined;
  cloud: Cloud;
  action: ChangeAction;
  /** Whether it no longer exists, so that nothing can be changed. */
  gone: boolean;
}

/** All that is behind a load balancer, as a map or as a table. */
export function Rules(props: RulesProps) {
  const t = useTranslations("loadBalancer.map");
  const [view, change] = useUrlState((parameters) => (parameters.get("view") === "table" ? "table" : "map"));
  const { found, region } = props;
  const { listeners, ruleCount, readAt, loadBalancerId } = found;
  const shown = listeners.reduce((sum, { rules }) => sum + rules.length, 0);
  return (
    <Section
      panel
      heading={t("heading")}
      aside={
        <Segmented
          label={t("view")}
          segments={[
            { value: "map", label: t("map") },
            { value: "table", label: t("table") },
          ]}
          value={view}
          onChange={(next) => change({ view: next === "table" ? next : null })}
        />
      }
    >
      {shown < ruleCount && (
        <p className="text-ink-2">
          {t("more", { shown, count: ruleCount })}{" "}
          <Link href={paths.bindings({ region, loadBalancerId })} className="text-accent underline underline-offset-2">
            {t("all")}
          </Link>
        </p>
      )}
      {readAt === null && <p className="text-ink-2">{t("reading")}</p>}
      {readAt !== null && listeners.length === 0 && <p className="text-ink-2">{t("noListeners")}</p>}
      {listeners.length > 0 && (view === "map" ? <RuleMap {...props} /> : <RuleTable {...props} />)}
    </Section>
  );
}
