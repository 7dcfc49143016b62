"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Start } from "#components/ui/combobox/combobox.tsx";
import { ComboboxFrame, comboboxAttributes, comboboxInputStyle } from "#components/ui/combobox/frame.tsx";
import { ComboboxList, type ListHandle } from "#components/ui/combobox/list.tsx";
import { isByMouse } from "#components/ui/combobox/mouse.ts";
import { type ComboboxOption, filterOptions, withChosen } from "#components/ui/combobox/options.ts";
import { ComboboxFooter, ComboboxNotice } from "#components/ui/combobox/parts.tsx";
import type { ComboboxProps } from "#components/ui/combobox/props.ts";
import { useSeenBehind } from "#components/ui/combobox/use-seen-behind.ts";
import { useField } from "#components/ui/field-context.ts";

/** Room below the field in which the list is opened there, even if it is shorter than above. */
const roomPx = 240;

interface FullProps extends ComboboxProps {
  /** Input made before this was loaded. */
  start: Start;
}

/** The combobox itself, loaded on first use. */
export function ComboboxFull(props: FullProps) {
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
    start,
  } = props;
  const field = useField();
  const list = useRef<ListHandle | null>(null);
  const popup = useRef<HTMLDivElement | null>(null);
  const input = useRef<HTMLInputElement | null>(null);
  const [open, setOpen] = useState(false);
  const [hasRoomBelow, setHasRoomBelow] = useState(true);
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
    if (next && input.current)
      setHasRoomBelow(window.innerHeight - input.current.getBoundingClientRect().bottom > roomPx);
    setOpen(next);
    props.onOpenChange?.(next);
  }

  // Once, after taking over from the plain input: restores the focus and types the text again, so that it is searched.
  const replay = useEffectEvent(() => {
    const element = input.current;
    if (element === null || !start.focused) return;
    element.focus();
    if (start.text !== null) typeInto(element, start.text);
    else if (start.open && disabledReason === undefined) changeOpen(true);
  });
  useEffect(() => replay(), []);

  const openAsAsked = useEffectEvent(() => {
    input.current?.focus();
    if (disabledReason === undefined) changeOpen(true);
    props.onOpened?.();
  });
  useEffect(() => {
    if (props.opening) openAsAsked();
  }, [props.opening]);

  useSeenBehind(open);

  /** Keyboard navigation from the popup's controls back to the field. */
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
      onOpenChange={(next, { reason }) => {
        if (!next || disabledReason === undefined) changeOpen(next);
        if (reason === "outside-press" || reason === "focus-out") changeQuery(null);
      }}
      inputValue={text}
      onInputValueChange={(next, details) => {
        // Base UI would clear the field on Escape and when it closes without a choice; the typed text is kept.
        if (details.reason === "escape-key" || details.reason === "input-clear") details.cancel();
        else changeQuery(details.reason === "input-change" ? next : null);
      }}
      onValueChange={(next, details) => {
        if (details.reason === "escape-key") return details.cancel();
        onChange(next, isMouseClick(details.event));
        if (details.reason === "item-press") changeQuery(null);
      }}
      onItemHighlighted={(_, { reason, index }) => {
        if (reason !== "pointer" && index >= 0) list.current?.scrollTo(index);
      }}
    >
      <ComboboxFrame field={field} value={value} text={text} disabledReason={disabledReason}>
        <Base.Input
          {...comboboxAttributes(field, disabledReason)}
          ref={(element) => {
            input.current = element;
            inputRef?.(element);
          }}
          placeholder={disabledReason ?? props.placeholder}
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event) => {
            // The popup's controls come next in the tab order.
            const control = controlsOf(popup.current)[0];
            if (event.key !== "Tab" || event.shiftKey || !open || control === undefined) return;
            event.preventDefault();
            control.focus();
          }}
          onBlur={() => {
            // What is typed and left would look chosen. While the list is open, its controls may have the focus.
            if (!open) changeQuery(null);
            props.onBlur?.();
          }}
          className={comboboxInputStyle(value)}
        />
      </ComboboxFrame>
      <Base.Portal>
        <Base.Positioner
          align="start"
          sideOffset={4}
          collisionPadding={8}
          collisionAvoidance={{ side: hasRoomBelow ? "none" : "flip", align: "shift" }}
          className="z-50 outline-none"
        >
          <Base.Popup
            ref={popup}
            // It stands outside of the page's landmarks, and holds more than the list.
            role="region"
            aria-labelledby={field.labelId}
            onKeyDown={leavePopup}
            className="floating flex max-h-[min(26rem,var(--available-height))] w-(--anchor-width) max-w-(--available-width) flex-col overflow-hidden"
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

/** Whether a click is one of a mouse: the list clicks the option itself for the Enter key. */
function isMouseClick(event: Event): boolean {
  return event instanceof MouseEvent && isByMouse(event, () => matchMedia("(pointer: fine)").matches);
}

function nameOf(option: ComboboxOption): string {
  return option.name;
}

function isSame(one: ComboboxOption, other: ComboboxOption): boolean {
  return one.id === other.id;
}

/** Sets the field's text as if it were typed. */
function typeInto(element: HTMLInputElement, text: string) {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  setter?.call(element, text);
  element.setSelectionRange(text.length, text.length);
  element.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

function controlsOf(popup: HTMLElement | null): HTMLElement[] {
  return popup === null ? [] : [...popup.querySelectorAll<HTMLElement>("button, input, a[href]")];
}
