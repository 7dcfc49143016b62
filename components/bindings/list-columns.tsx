"use client";

import { ArrowDown, ArrowUp, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { OptionalColumn } from "#components/bindings/columns.ts";
import { type SortedColumn, sortedBy } from "#components/bindings/list-query.ts";
import { bindPath } from "#components/bindings/names.ts";
import { Link } from "#components/data/link.tsx";
import { TargetText } from "#components/line/target-text.tsx";
import { rowLinkStyle, type TableColumn } from "#components/table/data-table.tsx";
import type { UrlChanges } from "#components/table/url-state.ts";
import { Badge } from "#components/ui/badge.tsx";
import { BothEnds } from "#components/ui/both-ends.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { RelativeTime } from "#components/ui/time.tsx";
import type { BindingSort } from "#lib/api/contract/binding-filters.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { listenerText, ruleText } from "#lib/binding/notation.ts";
import { paths } from "#lib/paths.ts";

type Change = (changes: UrlChanges) => void;

/** The table's columns. Where the list is narrow, the rule's cell has the facts of the missing columns in a second line. */
export function useListColumns(
  sort: BindingSort | undefined,
  chosen: readonly OptionalColumn[],
  change: Change,
): TableColumn<StoredRule>[] {
  const t = useTranslations("bindings.column");
  return useMemo(() => {
    const by = (column: SortedColumn) => ({
      header: <SortButton column={column} label={t(column)} sort={sort} change={change} />,
      sorted: sortedBy(column, sort),
    });
    const optional: Record<OptionalColumn, TableColumn<StoredRule>> = {
      "load-balancer": {
        id: "load-balancer",
        ...by("load-balancer"),
        width: "13rem",
        from: "one-line",
        cell: (rule) => <LoadBalancer rule={rule} />,
      },
      listener: {
        id: "listener",
        header: t("listener"),
        width: "6.5rem",
        from: "one-line",
        cell: (rule) => <span className="tabular text-ink-2">{listenerText(rule.listener)}</span>,
      },
      weight: {
        id: "weight",
        ...by("weight"),
        width: "5.5rem",
        align: "end",
        // The target of a stacked row says it.
        cell: ({ binding }) => <span className="@max-2xl:hidden">{binding?.weight}</span>,
      },
      region: {
        id: "region",
        header: t("region"),
        width: "8.5rem",
        from: "one-line",
        cell: ({ region }) => <span className="text-ink-2">{region}</span>,
      },
      seen: {
        id: "seen",
        header: t("seen"),
        width: "8.5rem",
        align: "end",
        cell: ({ readAt }) =>
          readAt !== null && (
            <span className="text-ink-2">
              <RelativeTime at={readAt} />
            </span>
          ),
      },
    };
    const shown = (...names: OptionalColumn[]) =>
      names.flatMap((name) => (chosen.includes(name) ? [optional[name]] : []));
    return [
      { id: "rule", ...by("address"), rowHeader: true, cell: (rule) => <Rule rule={rule} chosen={chosen} /> },
      ...shown("load-balancer", "listener"),
      { id: "target", ...by("function"), cell: (rule) => <TargetText rule={rule} region={rule.region} /> },
      ...shown("weight", "region", "seen"),
      {
        id: "change",
        header: <span className="sr-only">{t("change")}</span>,
        width: "9.5rem",
        align: "end",
        cell: (rule) => <ChangeLink rule={rule} />,
      },
    ];
  }, [t, sort, chosen, change]);
}

interface SortButtonProps {
  column: SortedColumn;
  label: string;
  sort: BindingSort | undefined;
  change: Change;
}

function SortButton({ column, label, sort, change }: SortButtonProps) {
  const sorted = sortedBy(column, sort);
  const Arrow = sorted === "descending" ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => change({ sort: sorted === "ascending" ? `-${column}` : column })}
      className="inline-flex max-w-full items-center gap-1 hover:text-ink"
    >
      <span className="truncate">{label}</span>
      {sorted && <Arrow aria-hidden className="size-3.5 shrink-0" />}
    </button>
  );
}

function Rule({ rule, chosen }: { rule: StoredRule; chosen: readonly OptionalColumn[] }) {
  const { region, loadBalancer, listener, locationId } = rule;
  const text = ruleText(rule);
  return (
    <span className="grid min-w-0 gap-0.5">
      <span className="flex min-w-0 flex-wrap items-center gap-x-2">
        <Link
          href={paths.rule(region, locationId, { lb: loadBalancer.loadBalancerId, listener: listener.listenerId })}
          prefetch={false}
          title={text}
          className={rowLinkStyle}
        >
          <span className="line-clamp-2 wrap-anywhere">{text}</span>
        </Link>
        {rule.drifted && <DriftMark locationId={locationId} />}
      </span>
      <span className="flex min-w-0 gap-x-2 text-small text-ink-2 @one-line:hidden *:not-first:before:content-['·_']">
        {chosen.includes("load-balancer") && <BothEnds>{loadBalancer.name || loadBalancer.loadBalancerId}</BothEnds>}
        {chosen.includes("listener") && <span className="tabular shrink-0">{listenerText(rule.listener)}</span>}
        {chosen.includes("region") && <span className="shrink-0">{region}</span>}
      </span>
    </span>
  );
}

/** That its binding changed without the console, with the way to what changed. */
function DriftMark({ locationId }: Pick<StoredRule, "locationId">) {
  const t = useTranslations("bindings");
  return (
    <Link
      href={paths.drift({ locationId })}
      prefetch={false}
      className="relative z-1 justify-self-start hover:underline"
    >
      <Badge tone="warn" icon={<CircleDashed aria-hidden />}>
        {t("drifted")}
      </Badge>
    </Link>
  );
}

/** Its name and id, which lead to its page. */
function LoadBalancer({ rule: { region, loadBalancer } }: { rule: StoredRule }) {
  const { loadBalancerId, name } = loadBalancer;
  return (
    <Link
      href={paths.loadBalancer(region, loadBalancerId)}
      prefetch={false}
      className="relative z-1 grid min-w-0 hover:underline"
    >
      {name !== "" && <BothEnds>{name}</BothEnds>}
      <span className="mono truncate text-small text-ink-2">{loadBalancerId}</span>
    </Link>
  );
}

/** To the bind form, where the rule may take a function. */
function ChangeLink({ rule }: { rule: StoredRule }) {
  const t = useTranslations("bindings.do");
  if (rule.target === "redirect" || rule.target === "target-group" || rule.target === "unknown") return null;
  return (
    <Link href={bindPath(rule)} prefetch={false} className={`relative z-1 ${buttonStyle("secondary", "small")}`}>
      {rule.binding ? t("replace") : t("bind")} <span className="sr-only">{t("of", { rule: ruleText(rule) })}</span>
    </Link>
  );
}
