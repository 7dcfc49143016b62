"use client";

import { useTranslations } from "next-intl";
import { busyOf } from "#components/change/busy.ts";
import { RuleActions } from "#components/change/rule-actions.tsx";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { Link } from "#components/data/link.tsx";
import { unfinishedOperations } from "#components/data/operation-queries.ts";
import { bindingsPage } from "#components/data/stored-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { oldestOf, useRefresh } from "#components/feedback/use-refresh.ts";
import { byQualifier, type CalledQualifier } from "#components/function/by-qualifier.ts";
import { callerRoute } from "#components/function/caller-route.tsx";
import { callersFilter } from "#components/function/callers-filter.ts";
import type { FunctionScreenProps } from "#components/function/function-screen.tsx";
import { NotWhole } from "#components/function/not-whole.tsx";
import { type Branch, LineTree } from "#components/line/line-tree.tsx";
import { useCountText } from "#components/table/count-text.ts";
import { Pager } from "#components/table/pager.tsx";
import { useUrlState } from "#components/table/url-state.ts";
import { Section } from "#components/ui/section.tsx";
import { Seen } from "#components/ui/seen.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Page, QualifierItem } from "#lib/api/contract/inventory.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { paths } from "#lib/paths.ts";

/** While a reading that a person asked for is awaited. */
const waitingMs = 700;

interface CallersProps extends FunctionScreenProps {
  /** Undefined until they are read. */
  qualifiers: Page<QualifierItem> | undefined;
  /** Whether the function doesn't exist. */
  gone: boolean;
}

/** Every rule that calls a function, drawn from the function: by version or alias, each with its load balancer. */
export function Callers(props: CallersProps) {
  const { region, namespace, name, cloud, action, qualifiers, gone } = props;
  const t = useTranslations("functions.rules");
  const tVerdict = useTranslations("verdict");
  const tBinding = useTranslations("ui.binding");
  const countText = useCountText();
  const place = usePlace();
  const of = { region: region.id, namespace, name };
  const [filter, change] = useUrlState((parameters) => callersFilter(of, parameters));
  const query = bindingsPage(place, filter);
  const { data: page, error, refetch, isFetching, isPlaceholderData } = useShownQuery(query);
  const refresh = useRefresh(page?.items.map(seenOf) ?? [], props.refresh);
  // A second observer of the same query, which reads it faster for a while.
  useShownQuery({ ...query, refetchInterval: refresh.waiting ? waitingMs : false });
  const unfinished = useShownQuery(
    unfinishedOperations(place, { region: region.id, function: `${namespace}/${name}` }),
  );
  const busy = busyOf(unfinished.data);
  const known = qualifiers && !qualifiers.missing?.length ? qualifiers.items : null;

  const weightText = (weight: number) => tBinding("weight", { weight });
  const routeOf = (rule: StoredRule) =>
    callerRoute(rule, weightText, busy.ofRule(rule.locationId), (address, text) => (
      <RuleActions
        address={address}
        rule={{ binding: rule.binding, verdict: { kind: "eligible" } }}
        busy={busy.ofRule(address.locationId)}
        cloud={cloud}
        action={action}
        ofRule={text}
      />
    ));

  function branchOf({ qualifier, rules, item }: CalledQualifier): Branch {
    const missing = gone || item === null;
    return {
      station: {
        id: qualifier,
        siding: true,
        state: missing ? "closed" : "filled",
        label: item?.pointsTo ? t("alias", { version: item.pointsTo }) : t("version"),
        title: qualifier,
        remark: missing && !gone ? tVerdict("qualifier-missing") : undefined,
      },
      routes: rules.map(routeOf),
    };
  }

  const at = page && oldestOf(page.items);
  return (
    <Section
      panel
      heading={t("heading")}
      aside={at && <Seen at={at} refresh={refresh} />}
      description={
        page &&
        page.items.length > 0 && (
          <>
            {page.capped ? t("more", { count: countText(page) }) : t("count", { count: page.total })} ·{" "}
            <Link
              href={paths.bindings({ region: region.id, namespace, function: name })}
              className="text-accent underline underline-offset-2"
            >
              {t("all")}
            </Link>
          </>
        )
      }
    >
      <ActionFailure error={refresh.error} />
      {error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      {!page && !error && <Skeleton className="h-24 w-full" />}
      <NotWhole />
      {page?.items.length === 0 && <p className="text-ink-2">{t("none")}</p>}
      {page && page.items.length > 0 && (
        <LineTree
          label={t("heading")}
          root={{ id: name, state: gone ? "closed" : "filled", label: t("root"), title: `${namespace}/${name}` }}
          branches={byQualifier(page.items, known).map(branchOf)}
        />
      )}
      {page && (page.previous !== null || page.next !== null) && (
        <Pager
          onPrevious={page.previous === null ? null : () => change({ before: page.previous })}
          onNext={page.next === null ? null : () => change({ after: page.next })}
          busy={isPlaceholderData}
        />
      )}
    </Section>
  );
}

function seenOf({ region, loadBalancer: { loadBalancerId }, readAt }: StoredRule) {
  return { region, loadBalancerId, readAt };
}
