"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import type { AskedBatch } from "#components/change/batch-dialog.tsx";
import type { BatchKind } from "#components/change/batch-plan.ts";
import type { Cloud } from "#components/change/cloud.ts";
import { Link } from "#components/data/link.tsx";
import { ruleKey } from "#components/data/rule-key.ts";
import { matchingBindings } from "#components/data/stored-queries.ts";
import { usePlace } from "#components/data/use-place.ts";
import { BulkBar } from "#components/table/bulk-bar.tsx";
import { useCountText } from "#components/table/count-text.ts";
import type { Selecting } from "#components/table/selection.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonStyle } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { ChangesAction } from "#lib/api/contract/actions.ts";
import type { BindingFilter } from "#lib/api/contract/binding-filters.ts";
import type { StoredRule, StoredRules } from "#lib/api/contract/stored-inventory.ts";
import { mostOfBatch } from "#lib/api/contract/words.ts";
import { paths } from "#lib/paths.ts";

const BatchDialog = lazy(() =>
  import("#components/change/batch-dialog.tsx").then((module) => ({ default: module.BatchDialog })),
);

interface BulkProps {
  selecting: Selecting<StoredRule>;
  /** What the list is narrowed to, without its page. */
  filter: BindingFilter;
  page: StoredRules | undefined;
  cloud: Cloud;
  action: ChangesAction;
}

/** The review that is open, or was last: of these rules, or of all that matched (null). */
interface Opened {
  id: number;
  kind: BatchKind;
  filter: BindingFilter;
  rules: readonly StoredRule[] | null;
}

const kinds = ["unbind", "reweigh", "replace"] as const satisfies BatchKind[];

/** Changes of the selected rules, and what became of the last ones. */
export function Bulk({ selecting, filter, page, cloud, action }: BulkProps) {
  const t = useTranslations("change");
  const words = useSelectionWords(selecting, page);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [asked, setAsked] = useState<AskedBatch | null>(null);
  // Accepted changes of this review for which the selection was cleared: what is selected later is another one.
  const [cleared, setCleared] = useState(0);
  const { selection } = selecting;

  function ask(kind: BatchKind) {
    // As they are shown now: what is selected of other pages is as it was shown.
    const shown = new Map(page?.items.map((rule) => [ruleKey(rule), rule]));
    const rules =
      selection.kind === "all" ? null : [...selection.rows.values()].map((rule) => shown.get(ruleKey(rule)) ?? rule);
    setOpened({ id: (opened?.id ?? 0) + 1, kind, filter, rules });
    setAsked(null);
    setCleared(0);
    setOpen(true);
  }

  return (
    <>
      {asked && (
        <AskedNotice
          asked={asked}
          onShow={() => {
            setAsked(null);
            setOpen(true);
          }}
          onDismiss={() => setAsked(null)}
        />
      )}
      {page && page.items.length > 0 && (
        <BulkBar selecting={selecting} {...words}>
          {kinds.map((kind) => (
            <Button key={kind} size="small" disabledReason={words.problem} onClick={() => ask(kind)}>
              {t(kind)}
            </Button>
          ))}
        </BulkBar>
      )}
      {opened && (
        <Suspense fallback={null}>
          <OpenedBatch
            key={opened.id}
            opened={opened}
            cloud={cloud}
            action={action}
            open={isOpen}
            onClose={() => setOpen(false)}
            onAsked={(done) => {
              setAsked(done);
              if (done.accepted > cleared) selecting.clear();
              setCleared(done.accepted);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

interface OpenedBatchProps {
  opened: Opened;
  cloud: Cloud;
  action: ChangesAction;
  open: boolean;
  onClose: () => void;
  onAsked: (asked: AskedBatch) => void;
}

function OpenedBatch({ opened: { kind, filter, rules }, ...dialog }: OpenedBatchProps) {
  const { data, error, refetch, isFetching } = useQuery({
    ...matchingBindings(usePlace(), filter),
    enabled: rules === null,
  });
  return (
    <BatchDialog
      {...dialog}
      task={{ kind }}
      // Until they have come, the cache may show those of the last review.
      rules={rules ?? (isFetching ? undefined : data)}
      failure={error ? { error, retry: () => void refetch(), retrying: isFetching } : undefined}
    />
  );
}

interface SelectionWords {
  selected: string;
  selectAll: string | null;
  problem: string | undefined;
}

function useSelectionWords({ selection }: Selecting<StoredRule>, page: StoredRules | undefined): SelectionWords {
  const t = useTranslations("bindings.select");
  const countText = useCountText();
  const { items, total, capped } = page ?? { items: [], total: 0, capped: false };
  const all = { count: countText({ total, capped }) };
  if (selection.kind === "all") {
    const problem = capped || total > mostOfBatch ? t("tooMany", { most: mostOfBatch }) : undefined;
    return { selected: t("all", all), selectAll: null, problem };
  }
  const count = selection.rows.size;
  const here = items.filter((rule) => selection.rows.has(ruleKey(rule))).length;
  const hidden = count - here;
  return {
    selected: count === 0 ? "" : hidden === 0 ? t("some", { count }) : t("elsewhere", { count, hidden }),
    selectAll: count > 0 && (capped || total > count) ? t("allOf", all) : null,
    problem: count > mostOfBatch ? t("tooMany", { most: mostOfBatch }) : undefined,
  };
}

interface AskedNoticeProps {
  asked: AskedBatch;
  onShow: () => void;
  onDismiss: () => void;
}

function AskedNotice({ asked: { batch, accepted, others }, onShow, onDismiss }: AskedNoticeProps) {
  const t = useTranslations("bindings.asked");
  return (
    <Notice
      tone={others === 0 ? "ok" : "warn"}
      role="status"
      className="mb-3"
      title={t("title", { count: accepted })}
      actions={
        <>
          {accepted > 0 && (
            <Link href={paths.operations({ batch })} className={buttonStyle("secondary", "small")}>
              {t("see")}
            </Link>
          )}
          <Button size="small" onClick={onShow}>
            {t("show")}
          </Button>
          <Button variant="quiet" size="small" onClick={onDismiss}>
            {t("dismiss")}
          </Button>
        </>
      }
    >
      {others > 0 ? t("others", { count: others }) : undefined}
    </Notice>
  );
}
