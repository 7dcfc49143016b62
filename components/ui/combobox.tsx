"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import clsx from "clsx";
import { ChevronsUpDown } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { ComboboxList, type ListHandle } from "#components/ui/combobox-list.tsx";
import { type ComboboxOption, filterOptions, withChosen } from "#components/ui/combobox-options.ts";
import { ComboboxFooter, ComboboxNotice } from "#components/ui/combobox-parts.tsx";
import { controlAttributes, useField } from "#components/ui/field-context.ts";
import { inputStyle } from "#components/ui/input-style.ts";

export interface ComboboxProps {
  /** What is loaded so far, ineligible ones included, in the order to show. Keep the array stable between renders. */
  options: readonly ComboboxOption[];
  value: ComboboxOption | null;
  onChange: (option: ComboboxOption | null) => void;
  status?: "ready" | "loading" | "error";
  /** What went wrong while loading; shown inside the popup. */
  error?: string | undefined;
  onRetry?: (() => void) | undefined;
  /**
   * The person's query, trimmed, at each keystroke; the caller debounces. Without it, the options are all there are and
   * are filtered here.
   */
  onQuery?: ((query: string) => void) | undefined;
  /** The query that `options` answer. Until it is the typed one, what is loaded is filtered here. */
  answeredQuery?: string | undefined;
  /** How many there are in all, where not all are loaded. */
  total?: number | undefined;
  onLoadMore?: (() => void) | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  onBlur?: (() => void) | undefined;
  /** Below the list, such as a switch "eligible only". */
  footer?: ReactNode;
  placeholder?: string;
  /** What an empty list says; it is about the things, not about the query. */
  emptyText?: string | undefined;
  /** Why nothing can be chosen yet. */
  disabledReason?: string | undefined;
  inputRef?: ((element: HTMLInputElement | null) => void) | undefined;
}

/** Chooses one of many by typing a part of its name, its id or a fact. */
export function Combobox(props: ComboboxProps) {
  const {
    options,
    value,
    onChange,
    status = "ready",
    onQuery,
    answeredQuery,
    disabledReason,
    footer,
    inputRef,
  } = props;
  const field = useField();
  const reasonId = useId();
  const list = useRef<ListHandle | null>(null);
  const popup = useRef<HTMLDivElement | null>(null);
  const input = useRef<HTMLInputElement | null>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);

  const chosenName = value?.name ?? "";
  const text = typed ?? chosenName;
  const query = typed === null || typed === chosenName ? "" : typed.trim();
  const answered = onQuery !== undefined && (answeredQuery ?? "") === query;
  const shown = answered ? options : filterOptions(options, query);

  function changeQuery(next: string | null) {
    setTyped(next);
    const nextQuery = next === null || next === chosenName ? "" : next.trim();
    if (nextQuery !== query) onQuery?.(nextQuery);
  }

  function changeOpen(next: boolean) {
    setOpen(next);
    props.onOpenChange?.(next);
  }

  /** From the popup's own controls the keyboard goes back to the field. */
  function leavePopup(event: KeyboardEvent) {
    const controls = controlsOf(popup.current);
    const edge = event.shiftKey ? controls[0] : controls.at(-1);
    if (event.key !== "Escape" && !(event.key === "Tab" && document.activeElement === edge)) return;
    event.preventDefault();
    event.stopPropagation();
    input.current?.focus();
    if (event.key === "Escape" || !event.shiftKey) changeOpen(false);
  }

  return (
    <Base.Root<ComboboxOption>
      virtualized
      autoHighlight
      id={field.id}
      items={withChosen(options, value)}
      filteredItems={shown}
      value={value}
      itemToStringLabel={nameOf}
      isItemEqualToValue={isSame}
      readOnly={disabledReason !== undefined}
      open={open}
      onOpenChange={(next) => {
        if (!next || disabledReason === undefined) changeOpen(next);
      }}
      inputValue={text}
      onInputValueChange={(next, details) => {
        // Base UI empties the field on Escape and when it closes without a choice; what was typed is the person's.
        if (details.reason === "escape-key" || details.reason === "input-clear") details.cancel();
        else changeQuery(details.reason === "input-change" ? next : null);
      }}
      onValueChange={(next, details) => {
        if (details.reason === "escape-key") return details.cancel();
        onChange(next);
        if (details.reason === "item-press") changeQuery(null);
      }}
      onItemHighlighted={(_, { reason, index }) => {
        if (reason !== "pointer" && index >= 0) list.current?.scrollTo(index);
      }}
    >
      <div className="@container relative">
        <Base.Input
          {...controlAttributes(field)}
          aria-labelledby={field.labelId}
          aria-describedby={clsx(disabledReason && reasonId, field.describedBy) || undefined}
          aria-disabled={disabledReason === undefined ? undefined : true}
          ref={(element) => {
            input.current = element;
            inputRef?.(element);
          }}
          placeholder={disabledReason ?? props.placeholder}
          autoComplete="off"
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            // The popup's own controls come next, before the rest of the page.
            const control = controlsOf(popup.current)[0];
            if (event.key !== "Tab" || event.shiftKey || !open || control === undefined) return;
            event.preventDefault();
            control.focus();
          }}
          onBlur={props.onBlur}
          className={clsx(
            inputStyle,
            "h-control truncate pr-9 aria-disabled:border-edge",
            value !== null && value.id !== value.name && "@sm:pr-48",
          )}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center gap-2 text-ink-3"
        >
          {value !== null && value.id !== value.name && text === chosenName && (
            <span className="mono hidden max-w-36 truncate text-small @sm:inline">{value.id}</span>
          )}
          <ChevronsUpDown className="size-4" />
        </span>
        {disabledReason !== undefined && (
          <span id={reasonId} hidden>
            {disabledReason}
          </span>
        )}
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup
            ref={popup}
            onKeyDown={leavePopup}
            className="floating flex max-h-[min(26rem,var(--available-height))] w-[max(var(--anchor-width),min(24rem,92vw))] max-w-(--available-width) flex-col overflow-hidden"
          >
            <ComboboxNotice status={status} empty={shown.length === 0} query={query} {...props} />
            <ComboboxList
              ref={list}
              options={shown}
              open={open}
              setSize={answered ? (props.total ?? shown.length) : shown.length}
              loadingMore={status === "loading" && shown.length > 0}
              onLoadMore={answered || query === "" ? props.onLoadMore : undefined}
            />
            <ComboboxFooter shown={shown.length} total={status === "error" ? null : (props.total ?? options.length)}>
              {footer}
            </ComboboxFooter>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function nameOf(option: ComboboxOption): string {
  return option.name;
}

function isSame(one: ComboboxOption, other: ComboboxOption): boolean {
  return one.id === other.id;
}

function controlsOf(popup: HTMLElement | null): HTMLElement[] {
  return popup === null ? [] : [...popup.querySelectorAll<HTMLElement>("button, input, a[href]")];
}
