"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Cloud } from "#components/change/cloud.ts";
import { useShownQuery } from "#components/data/first-paint.tsx";
import { functionQuery, qualifiersQuery } from "#components/data/inventory-queries.ts";
import { Link } from "#components/data/link.tsx";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import type { RefreshAction } from "#components/feedback/use-refresh.ts";
import { Callers } from "#components/function/callers.tsx";
import { Facts } from "#components/function/facts.tsx";
import { Qualifiers } from "#components/function/qualifiers.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { ChangeAction } from "#lib/api/contract/actions.ts";
import type { RegionName } from "#lib/api/contract/inventory.ts";
import { paths } from "#lib/paths.ts";

export interface FunctionScreenProps {
  region: RegionName;
  namespace: string;
  name: string;
  cloud: Cloud;
  action: ChangeAction;
  refresh: RefreshAction;
  /** Its traffic. */
  traffic: ReactNode;
}

/** The page of one function: what it is, its versions and aliases, and every rule that calls it. */
export function FunctionScreen(props: FunctionScreenProps) {
  const { region, namespace, name, traffic } = props;
  const t = useTranslations("functions");
  const tChange = useTranslations("change");
  const place = usePlace();
  const read = useShownQuery(functionQuery(place, { region: region.id, namespace, name }));
  const found = read.data?.[0];
  const gone = read.data?.length === 0;
  const qualifiers = useShownQuery({
    ...qualifiersQuery(place, { region: region.id, namespace, function: name }),
    enabled: found !== undefined || read.error !== null,
  });
  return (
    <>
      <PageHeader
        back={{ href: paths.bindings(), label: t("back") }}
        title={name}
        actions={
          <>
            <Link
              href={paths.operations({ region: region.id, function: `${namespace}/${name}` })}
              className={buttonStyle()}
            >
              {t("operations")}
            </Link>
            {!gone && (
              <>
                <Link href={paths.promote(region.id, namespace, name)} className={buttonStyle()}>
                  {t("promote")}
                </Link>
                <Link
                  href={paths.bind({ region: region.id, namespace, function: name })}
                  className={buttonStyle("primary")}
                >
                  {tChange("bind")}
                </Link>
              </>
            )}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {read.error && (
          <ReadFailure error={read.error} onRetry={() => void read.refetch()} retrying={read.isFetching} />
        )}
        {gone && (
          <Notice tone="bad" role="status" title={t("gone.title")}>
            {t("gone.text")}
          </Notice>
        )}
        {!read.data && !read.error && <Skeleton className="h-40 w-full" />}
        {found && <Facts found={found} region={region} namespace={namespace} />}
        <Callers {...props} qualifiers={qualifiers.data} gone={gone} />
        {!gone && (
          <Qualifiers
            of={{ region: region.id, namespace, function: name }}
            page={qualifiers.data}
            error={qualifiers.error}
            onRetry={() => void qualifiers.refetch()}
            retrying={qualifiers.isFetching}
          />
        )}
        {traffic}
      </div>
    </>
  );
}
