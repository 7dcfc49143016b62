"use client";

import { useTranslations } from "next-intl";
import { ChangeButton } from "#components/change/change-button.tsx";
import type { Cloud } from "#components/change/cloud.ts";
import { Link } from "#components/data/link.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { BindLink } from "#lib/api/contract/bind-fields.ts";
import type { RuleItem } from "#lib/api/contract/inventory.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { RuleRef } from "#lib/binding/types.ts";
import { paths } from "#lib/paths.ts";

interface RuleActionsProps {
  address: RuleRef;
  rule: Pick<RuleItem, "verdict" | "binding">;
  /** The rule's unfinished operation. */
  busy: Operation | null;
  cloud: Cloud;
  action: ChangeAction;
  /** In a list of rules: the name of this one, which its buttons bear for screen readers. */
  ofRule?: string;
}

const reweigh = { kind: "reweigh" } as const;
const unbind = { kind: "unbind" } as const;

/** What can be changed of a rule. Without a function to name, only the bind form can tell what is wanted. */
export function RuleActions({ address, rule, busy, cloud, action, ofRule }: RuleActionsProps) {
  const t = useTranslations("change");
  const tReview = useTranslations("review");
  const { verdict, binding } = rule;
  if (verdict.kind === "ineligible" && binding === null) return null;
  const inList = ofRule !== undefined;
  const of = inList && <span className="sr-only"> {tReview("ofRule", { rule: ofRule })}</span>;
  const linkStyle = inList ? buttonStyle("quiet", "small") : buttonStyle("primary");
  if (binding === null) {
    return (
      <Link href={paths.bind(linkOf(address))} prefetch={inList ? false : undefined} className={linkStyle}>
        {t("bind")}
        {of}
      </Link>
    );
  }
  const disabledReason = busy ? tReview("busyRule.mark", { id: busy.id }) : undefined;
  const look = inList ? ({ variant: "quiet", size: "small" } as const) : {};
  const change = { rule: address, cloud, action, disabledReason, ...look };
  const { function: fn, weight } = binding;
  const present = {
    namespace: fn.namespace,
    function: fn.name,
    qualifier: fn.qualifier,
    weight: String(weight),
  };
  return (
    <>
      <ChangeButton {...change} wish={unbind}>
        {t("unbind")}
        {of}
      </ChangeButton>
      <ChangeButton {...change} wish={reweigh}>
        {t("reweigh")}
        {of}
      </ChangeButton>
      <Link
        href={paths.bind({ ...linkOf(address), ...present })}
        prefetch={inList ? false : undefined}
        className={linkStyle}
      >
        {t("replace")}
        {of}
      </Link>
    </>
  );
}

function linkOf({ region, loadBalancerId, listenerId, locationId }: RuleRef): BindLink {
  return { region, lb: loadBalancerId, listener: listenerId, rule: locationId };
}
