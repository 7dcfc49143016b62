"use client";

import { Network, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#components/data/link.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RelativeTime } from "#components/ui/time.tsx";
import type { SoughtLoadBalancer } from "#lib/api/contract/stored-load-balancer.ts";
import { paths } from "#lib/paths.ts";

interface UnknownProps extends Pick<SoughtLoadBalancer, "on" | "listedAt"> {
  region: string;
  loadBalancerId: string;
}

/** A load balancer that the inventory doesn't have: not yet, not at all, or because it isn't read. */
export function Unknown({ on, listedAt, region, loadBalancerId }: UnknownProps) {
  const t = useTranslations("loadBalancer.unknown");
  const operations = (
    <Link href={paths.operations({ region, loadBalancerId })} className={buttonStyle()}>
      {t("operations")}
    </Link>
  );
  if (!on) return <EmptyState icon={<Network />} title={t("off")} description={t("offWhy")} action={operations} />;
  if (listedAt === null) return <EmptyState icon={<Network />} title={t("reading")} description={t("readingWhy")} />;
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("missing")}
      description={t.rich("missingWhy", { time: () => <RelativeTime at={listedAt} /> })}
      action={operations}
    />
  );
}
