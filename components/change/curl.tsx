"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { loadBalancerQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import type { LoadBalancerItem } from "#lib/api/contract/inventory.ts";
import type { Entrance } from "#lib/binding/rule-url.ts";
import { tryIt } from "#lib/binding/try-it.ts";

/** Where a rule is, and in which cloud: `sandbox`, `intl`, `cn`, or the endpoint's address. */
export interface RulePlace {
  realm: string;
  region: string;
  loadBalancerId: string;
}

interface CurlProps {
  at: RulePlace;
  entrance: Entrance;
}

/** The command, once the load balancer's address has been read or can't be. */
export function Curl({ at, entrance }: CurlProps) {
  const t = useTranslations("review.tryIt");
  const { region, loadBalancerId } = at;
  const found = useQuery({ ...loadBalancerQuery(usePlace(), { region, loadBalancerId }), retry: false });
  if (found.isPending) return <p className="text-small text-ink-3">{t("reading")}</p>;
  const item = found.data?.find((candidate) => candidate.loadBalancerId === loadBalancerId) ?? null;
  return <Command at={at} entrance={entrance} item={item} />;
}

/** @param item null where it couldn't be read */
function Command({ at, entrance, item }: CurlProps & { item: LoadBalancerItem | null }) {
  const t = useTranslations("review.tryIt");
  const address = item?.address ?? null;
  const { curl, blanks } = tryIt(entrance, address);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <CodeBlock label={t("code")}>{curl}</CodeBlock>
      <div className="grid gap-0.5 text-small text-ink-2">
        {blanks.includes("host") && <p>{t("host", { domain: entrance.domain })}</p>}
        {blanks.includes("path") && <p>{t("path", { url: entrance.url })}</p>}
        <p>{address === null ? t("byName") : t("led")}</p>
        {item?.network === "INTERNAL" && <p>{t("private")}</p>}
        {at.realm === "sandbox" && <p>{t("sandbox")}</p>}
      </div>
    </div>
  );
}
