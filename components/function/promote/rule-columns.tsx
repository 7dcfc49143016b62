import { useTranslations } from "next-intl";
import { planEach, refOf } from "#components/change/batch-plan.ts";
import type { Busy } from "#components/change/busy.ts";
import { BusyLink } from "#components/change/busy-link.tsx";
import { ChangeButton } from "#components/change/change-button.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import type { Wish } from "#components/change/wish.ts";
import { Link } from "#components/data/link.tsx";
import type { Ends } from "#components/function/promote/promotions.ts";
import type { TableColumn } from "#components/table/data-table.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { StoredRule } from "#lib/api/contract/stored-inventory.ts";
import { listenerText, ruleText } from "#lib/binding/notation.ts";
import { joinSentences } from "#lib/i18n/typography.ts";
import { paths } from "#lib/paths.ts";

interface PromoteColumnsOptions {
  ends: Ends | null;
  busy: Busy;
  /** How a rule is sent first; null where one was, or none can be. */
  first: { wish: Wish; cloud: Cloud; change: ChangeAction; onFirst: (operationId: string) => void } | null;
}

/** The columns of the rules that are to be promoted. */
export function usePromoteColumns({ ends, busy, first }: PromoteColumnsOptions): TableColumn<StoredRule>[] {
  const t = useTranslations("promote.rules");
  const tReview = useTranslations("review");
  return [
    {
      id: "rule",
      header: t("rule"),
      rowHeader: true,
      cell: (rule) => (
        <span className="grid min-w-0 gap-0.5">
          <Link
            href={paths.rule(rule.region, rule.locationId, {
              lb: rule.loadBalancer.loadBalancerId,
              listener: rule.listener.listenerId,
            })}
            prefetch={false}
            className="justify-self-start font-medium wrap-anywhere underline-offset-2 hover:underline"
          >
            {ruleText(rule)}
          </Link>
          <span className="text-small @one-line:hidden">
            <Behind rule={rule} />
          </span>
        </span>
      ),
    },
    {
      id: "load-balancer",
      header: t("loadBalancer"),
      from: "one-line",
      cell: (rule) => <Behind rule={rule} />,
    },
    {
      id: "verdict",
      header: t("verdict"),
      width: "8rem",
      cell: (rule) => {
        const operation = busy.ofRule(rule.locationId);
        return operation ? <BusyLink operation={operation} /> : <VerdictText rule={rule} ends={ends} />;
      },
    },
    {
      id: "weight",
      header: t("weight"),
      width: "5rem",
      cell: ({ binding }) =>
        binding && (
          <span className="tabular text-ink-2">
            <span className="@2xl:sr-only">{t("weight")} </span>
            {binding.weight}
          </span>
        ),
    },
    {
      id: "first",
      header: <span className="sr-only">{t("first")}</span>,
      width: "12rem",
      align: "end",
      cell: (rule) =>
        first &&
        !busy.ofRule(rule.locationId) && (
          <ChangeButton
            rule={refOf(rule)}
            wish={first.wish}
            cloud={first.cloud}
            action={first.change}
            onAccepted={first.onFirst}
            variant="quiet"
            size="small"
          >
            {t("first")}
            <span className="sr-only"> {tReview("ofRule", { rule: ruleText(rule) })}</span>
          </ChangeButton>
        ),
    },
  ];
}

/** The load balancer and the listener of a rule. */
function Behind({ rule: { region, loadBalancer, listener } }: { rule: StoredRule }) {
  const { loadBalancerId, name } = loadBalancer;
  return (
    <span className="text-ink-2 wrap-anywhere">
      <Link
        href={paths.loadBalancer(region, loadBalancerId)}
        prefetch={false}
        className="underline-offset-2 hover:underline"
      >
        {name || loadBalancerId}
      </Link>{" "}
      <span className="tabular">· {listenerText(listener)}</span>
    </span>
  );
}

/** What would become of a rule, by what the inventory knows of it. */
function VerdictText({ rule, ends }: { rule: StoredRule; ends: Ends | null }) {
  const t = useTranslations("promote.rules");
  const tBatch = useTranslations("review.batch");
  const tVerdict = useTranslations("verdict");
  if (!ends) return null;
  const plan = planEach(rule, { kind: "promote", ...ends });
  if (plan.kind === "left-out") return <span className="text-ink-2">{tBatch(`leftOut.${plan.reason}`)}</span>;
  if (plan.kind === "undecided" || plan.warnings.length === 0) return <span className="text-ink-2">{t("ready")}</span>;
  return <span className="text-warn">{joinSentences(plan.warnings.map((reason) => tVerdict(reason)))}</span>;
}
