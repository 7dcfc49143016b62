"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { loadBalancerQuery } from "#components/data/inventory-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { CodeBlock } from "#components/ui/code-block.tsx";
import type { LoadBalancerItem } from "#lib/api/contract/inventory.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { Entrance } from "#lib/binding/rule-url.ts";
import { tryIt } from "#lib/binding/try-it.ts";

interface CurlProps {
  operation: Operation;
  entrance: Entrance;
}

/** The command, once the load balancer's address has been read or can't be. */
export function Curl({ operation, entrance }: CurlProps) {
  const t = useTranslations("operation.tryIt");
  const { region, loadBalancer } = operation;
  const { loadBalancerId } = loadBalancer;
  const found = useQuery({ ...loadBalancerQuery(usePlace(), { region, loadBalancerId }), retry: false });
  if (found.isPending) return <p className="text-small text-ink-3">{t("reading")}</p>;
  const item = found.data?.find((candidate) => candidate.loadBalancerId === loadBalancerId) ?? null;
  return <Command operation={operation} entrance={entrance} item={item} />;
}

/** @param item null where it couldn't be read */
function Command({ operation, entrance, item }: CurlProps & { item: LoadBalancerItem | null }) {
  const t = useTranslations("operation.tryIt");
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
        {operation.realm === "sandbox" && <p>{t("sandbox")}</p>}
      </div>
    </div>
  );
}
