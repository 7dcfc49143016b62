"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { Ban, Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Ref, useCallback, useEffect, useId, useImperativeHandle, useRef } from "react";
import { type ComboboxOption, optionFacts } from "#components/ui/combobox/options.ts";

export interface ListHandle {
  scrollTo: (index: number) => void;
}

interface ComboboxListProps {
  ref: Ref<ListHandle>;
  options: readonly ComboboxOption[];
  open: boolean;
  setSize: number;
  loadingMore: boolean;
  onLoadMore: (() => void) | undefined;
}

const rowHeight = 50;
const padding = 4;

/** The options, virtualised. */
export function ComboboxList({ ref, options, open, setSize, loadingMore, onLoadMore }: ComboboxListProps) {
  const t = useTranslations("ui");
  const scroller = useRef<HTMLDivElement | null>(null);
  const virtualizer = useVirtualizer({
    enabled: open,
    count: options.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => options[index]?.id ?? index,
    estimateSize: () => rowHeight,
    overscan: 8,
    paddingStart: padding,
    paddingEnd: padding,
    scrollPaddingStart: padding,
    scrollPaddingEnd: padding,
  });
  useImperativeHandle(ref, () => ({
    scrollTo: (index) => queueMicrotask(() => virtualizer.scrollToIndex(index, { align: "auto" })),
  }));
  const setScroller = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      if (element) virtualizer.measure();
    },
    [virtualizer],
  );

  const rows = virtualizer.getVirtualItems();
  const lastInSight = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (open && !loadingMore && options.length > 0 && lastInSight >= options.length - 8) onLoadMore?.();
  }, [open, loadingMore, lastInSight, options.length, onLoadMore]);

  return (
    <Base.List
      ref={setScroller}
      className={clsx("min-h-0 overflow-y-auto overscroll-contain outline-none", options.length === 0 && "hidden")}
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const option = options[index];
          return option === undefined ? null : (
            <Row
              key={key}
              ref={virtualizer.measureElement}
              option={option}
              index={index}
              setSize={setSize}
              start={start}
            />
          );
        })}
      </div>
      {loadingMore && (
        <p role="presentation" className="px-3 pb-2 text-small text-ink-3">
          {t("combobox.loadingMore")}
        </p>
      )}
    </Base.List>
  );
}

interface RowProps {
  ref: Ref<HTMLDivElement>;
  option: ComboboxOption;
  index: number;
  setSize: number;
  start: number;
}

function Row({ ref, option, index, setSize, start }: RowProps) {
  const remarkId = useId();
  const { disabledReason, warning } = option;
  const remark = disabledReason ?? warning;
  const disabled = disabledReason !== undefined;
  const facts = optionFacts(option);
  return (
    <Base.Item
      ref={ref}
      value={option}
      index={index}
      data-index={index}
      disabled={disabled}
      aria-describedby={remark === undefined ? undefined : remarkId}
      aria-setsize={setSize}
      aria-posinset={index + 1}
      className="group absolute inset-x-0 top-0 px-1 outline-none select-none"
      style={{ transform: `translateY(${start}px)` }}
    >
      <div className="flex min-h-9 items-center gap-2 rounded-control py-1.5 pr-2 pl-2.5 group-data-highlighted:bg-hover touch:min-h-11">
        <div className="min-w-0 flex-1 leading-snug">
          <div className={clsx("truncate", disabled ? "text-ink-2" : "font-medium text-ink")}>{option.name}</div>
          {facts.length > 0 && (
            <div className="flex gap-x-2 overflow-hidden text-small whitespace-nowrap text-ink-3">
              {facts.map((fact, at) => (
                <span
                  key={fact}
                  className={clsx(at === 0 && fact === option.id && "mono shrink-0", at > 0 && "truncate")}
                >
                  {/* Separates the facts in the option's accessible name, which is its text. */}
                  {at > 0 && " "}
                  {fact}
                </span>
              ))}
            </div>
          )}
          {remark !== undefined && (
            <div
              id={remarkId}
              aria-hidden
              className={clsx("mt-0.5 flex gap-1.5 text-small", disabled ? "text-ink-2" : "text-warn")}
            >
              {disabled ? (
                <Ban className="mt-[0.2em] size-3 shrink-0" />
              ) : (
                <TriangleAlert className="mt-[0.2em] size-3 shrink-0" />
              )}
              <span className="wrap-anywhere">{remark}</span>
            </div>
          )}
        </div>
        <Base.ItemIndicator className="text-accent">
          <Check aria-hidden className="size-4" />
        </Base.ItemIndicator>
      </div>
    </Base.Item>
  );
}
