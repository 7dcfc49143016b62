"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { Ban, Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Ref, useCallback, useEffect, useId, useImperativeHandle, useRef } from "react";
import { type ComboboxOption, headingOf, type OptionGroup, optionFacts } from "#components/ui/combobox/options.ts";

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
      className={clsx(
        "@container min-h-0 overflow-y-auto overscroll-contain outline-none",
        options.length === 0 && "hidden",
      )}
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const option = options[index];
          return option === undefined ? null : (
            <Row
              key={key}
              ref={virtualizer.measureElement}
              option={option}
              heading={headingOf(options, index)}
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
  heading: OptionGroup | undefined;
  index: number;
  setSize: number;
  start: number;
}

function Row({ ref, option, heading, index, setSize, start }: RowProps) {
  const remarkId = useId();
  const headingId = useId();
  const { disabledReason, warning, aside = [] } = option;
  const remark = disabledReason ?? warning;
  const disabled = disabledReason !== undefined;
  return (
    <div
      ref={ref}
      role="presentation"
      data-index={index}
      className="absolute inset-x-0 top-0 px-1"
      style={{ transform: `translateY(${start}px)` }}
    >
      {heading !== undefined && (
        // It is said with the first option of the group: a list holds nothing else for screen readers.
        <div
          id={headingId}
          aria-hidden
          className={clsx("flex gap-x-2 px-2.5 pb-1 text-small", index > 0 && "mt-1 border-t border-hair pt-2")}
        >
          <span className="shrink-0 font-medium text-ink-2">{heading.name}</span>{" "}
          <span className="truncate text-ink-3">{heading.hint}</span>
        </div>
      )}
      <Base.Item
        value={option}
        index={index}
        disabled={disabled}
        aria-describedby={clsx(heading !== undefined && headingId, remark !== undefined && remarkId) || undefined}
        aria-setsize={setSize}
        aria-posinset={index + 1}
        className="group outline-none select-none"
      >
        <div className="flex min-h-9 items-center gap-2 rounded-control py-1.5 pr-2 pl-2.5 group-data-highlighted:bg-hover touch:min-h-11">
          <div className="min-w-0 flex-1 leading-snug">
            <div className="gap-x-4 @min-[23rem]:flex">
              <div className="min-w-0 flex-1">
                <div className={clsx("truncate", disabled ? "text-ink-2" : "font-medium text-ink")}>{option.name}</div>
                <Facts option={option} />
              </div>
              {aside.length > 0 && (
                <div className="flex min-w-0 gap-x-2 text-small text-ink-2 @min-[23rem]:max-w-1/2 @min-[23rem]:flex-col @min-[23rem]:items-end @min-[23rem]:pt-px">
                  {aside.map((fact) => (
                    <span key={fact} className="tabular max-w-full truncate">
                      {/* Separates it from what is before in the option's accessible name, which is its text. */}{" "}
                      {fact}
                    </span>
                  ))}
                </div>
              )}
            </div>
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
          <span className="w-4 shrink-0">
            <Base.ItemIndicator className="text-accent">
              <Check aria-hidden className="size-4" />
            </Base.ItemIndicator>
          </span>
        </div>
      </Base.Item>
    </div>
  );
}

function Facts({ option }: { option: ComboboxOption }) {
  const facts = optionFacts(option);
  if (facts.length === 0) return null;
  return (
    <div className="truncate text-small text-ink-3">
      {facts.map((fact, at) => (
        <span key={fact} className={clsx(fact === option.id && "mono", at > 0 && "ml-1")}>
          {/* Separates the facts in the option's accessible name, which is its text. */}
          {at > 0 && " "}
          {fact}
        </span>
      ))}
    </div>
  );
}
