"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
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
  rule: RuleItem;
  /** The rule's unfinished operation. */
  busy: Operation | null;
  cloud: Cloud;
  action: ChangeAction;
  /** A sentence about the rule's traffic. */
  traffic?: ReactNode;
}

const reweigh = { kind: "reweigh" } as const;
const unbind = { kind: "unbind" } as const;

/** What can be changed of a rule. Without a function to name, only the bind form can tell what is wanted. */
export function RuleActions({ address, rule, busy, cloud, action, traffic }: RuleActionsProps) {
  const t = useTranslations("change");
  const tReview = useTranslations("review");
  const { verdict, binding } = rule;
  if (verdict.kind === "ineligible" && binding === null) return null;
  const disabledReason = busy ? tReview("busyRule.mark", { id: busy.id }) : undefined;
  if (binding === null) {
    return (
      <Link href={paths.bind(linkOf(address))} className={buttonStyle("primary")}>
        {t("bind")}
      </Link>
    );
  }
  const change = { rule: address, cloud, action, traffic, disabledReason };
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
      </ChangeButton>
      <ChangeButton {...change} wish={reweigh}>
        {t("reweigh")}
      </ChangeButton>
      <Link href={paths.bind({ ...linkOf(address), ...present })} className={buttonStyle("primary")}>
        {t("replace")}
      </Link>
    </>
  );
}

function linkOf({ region, loadBalancerId, listenerId, locationId }: RuleRef): BindLink {
  return { region, lb: loadBalancerId, listener: listenerId, rule: locationId };
}
