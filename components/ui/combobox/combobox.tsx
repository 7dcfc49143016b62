"use client";

import { useEffect, useState } from "react";
import { ComboboxFrame, comboboxAttributes, comboboxInputStyle } from "#components/ui/combobox/frame.tsx";
import { loadCombobox, useComboboxFull } from "#components/ui/combobox/loader.ts";
import type { ComboboxProps } from "#components/ui/combobox/props.ts";
import { useField } from "#components/ui/field-context.ts";
import { useEarlyInput } from "#components/ui/use-early-input.ts";

/** Input made before the combobox was loaded, to be replayed. */
export interface Start {
  focused: boolean;
  open: boolean;
  text: string | null;
}

const untouched: Start = { focused: false, open: false, text: null };

/** Events that start loading the combobox. */
const signs = ["pointermove", "pointerdown", "keydown"] as const;

/**
 * Chooses one of many options by typing a part of its name, id or facts. At first it is a plain input; the combobox is loaded
 * at the first user event and takes over the input's focus and text.
 */
export function Combobox(props: ComboboxProps) {
  const Full = useComboboxFull();
  const [start, setStart] = useState(untouched);
  const [composing, setComposing] = useState(false);

  useEffect(() => {
    for (const sign of signs) window.addEventListener(sign, loadCombobox, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, loadCombobox);
    };
  }, []);

  // Replacing the input would lose the text of an unfinished IME composition.
  if (Full !== null && !composing) return <Full {...props} start={start} />;
  return <Face {...props} start={start} onStart={setStart} onComposing={setComposing} />;
}

interface FaceProps extends ComboboxProps {
  start: Start;
  onStart: (start: Start) => void;
  onComposing: (composing: boolean) => void;
}

function Face({ value, disabledReason, placeholder, inputRef, onBlur, start, onStart, onComposing }: FaceProps) {
  const field = useField();
  const text = start.text ?? value?.name ?? "";
  const ref = useEarlyInput(text, take, inputRef);

  function take(early: { text: string; focused: boolean }) {
    const typed = early.text !== text;
    onStart({ focused: early.focused, open: early.focused && typed, text: typed ? early.text : null });
    loadCombobox();
  }

  return (
    <ComboboxFrame field={field} value={value} text={text} disabledReason={disabledReason}>
      <input
        {...comboboxAttributes(field, disabledReason)}
        type="text"
        role="combobox"
        aria-expanded={false}
        aria-controls={`${field.id}-list`}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        ref={ref}
        placeholder={disabledReason ?? placeholder}
        readOnly={disabledReason !== undefined}
        value={text}
        onChange={(event) => onStart({ focused: true, open: true, text: event.target.value })}
        onFocus={(event) => {
          event.currentTarget.select();
          onStart({ ...start, focused: true });
          loadCombobox();
        }}
        onBlur={() => {
          onStart(untouched);
          onBlur?.();
        }}
        onClick={() => onStart({ ...start, focused: true, open: true })}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") onStart({ ...start, focused: true, open: true });
        }}
        onCompositionStart={() => onComposing(true)}
        onCompositionEnd={() => onComposing(false)}
        className={comboboxInputStyle(value)}
      />
    </ComboboxFrame>
  );
}
