"use client";

import clsx from "clsx";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useRef } from "react";
import { controlAttributes, useField } from "#components/ui/field-context.ts";
import { inputStyle } from "#components/ui/input-style.ts";

interface NumberInputProps
  extends Omit<ComponentProps<"input">, "type" | "value" | "onChange" | "min" | "max" | "step" | "ref"> {
  /** Null while the field is empty or holds no number. */
  value: number | null;
  onChange: (value: number | null) => void;
  min: number;
  max: number;
  step?: number;
  ref?: (element: HTMLInputElement | null) => void;
}

/**
 * A spin button for a whole number. The wheel is ignored: scrolling a page must not change what goes to the cloud. Out of
 * range values stay as typed, so that the form can say what is wrong with them.
 */
export function NumberInput({ value, onChange, min, max, step = 1, className, ref, ...rest }: NumberInputProps) {
  const t = useTranslations("ui");
  const field = useField();
  const input = useRef<HTMLInputElement | null>(null);

  useEffect(() => {
    const element = input.current;
    const ignoreWheel = (event: WheelEvent) => {
      if (document.activeElement === element) event.preventDefault();
    };
    element?.addEventListener("wheel", ignoreWheel, { passive: false });
    return () => element?.removeEventListener("wheel", ignoreWheel);
  }, []);

  function stepBy(steps: number) {
    onChange(Math.min(max, Math.max(min, (value ?? min) + steps * step)));
  }

  return (
    <div className={clsx("flex w-40", className)}>
      <StepButton
        label={t("number.less")}
        onPress={() => stepBy(-1)}
        atEnd={value !== null && value <= min}
        side="start"
      />
      <input
        {...controlAttributes(field)}
        {...rest}
        ref={(element) => {
          input.current = element;
          ref?.(element);
        }}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={step}
        value={value ?? ""}
        onChange={(event) => onChange(Number.isNaN(event.target.valueAsNumber) ? null : event.target.valueAsNumber)}
        onKeyDown={(event) => {
          if (event.key !== "PageUp" && event.key !== "PageDown") return;
          event.preventDefault();
          stepBy(event.key === "PageUp" ? 10 : -10);
        }}
        className={clsx(
          inputStyle,
          "tabular z-1 h-control appearance-none rounded-none text-center [&::-webkit-inner-spin-button]:appearance-none [-moz-appearance:textfield]",
        )}
      />
      <StepButton
        label={t("number.more")}
        onPress={() => stepBy(1)}
        atEnd={value !== null && value >= max}
        side="end"
      />
    </div>
  );
}

interface StepButtonProps {
  label: string;
  onPress: () => void;
  atEnd: boolean;
  side: "start" | "end";
}

/** For pointers; the keyboard has its arrows, so these stay out of the tab order. */
function StepButton({ label, onPress, atEnd, side }: StepButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      disabled={atEnd}
      onClick={onPress}
      className={clsx(
        "grid h-control w-control shrink-0 place-items-center border border-control bg-panel text-ink-2 transition-colors",
        "hover:bg-hover hover:text-ink disabled:text-ink-3 disabled:opacity-60 disabled:hover:bg-panel [&_svg]:size-3.5",
        side === "start" ? "-mr-px rounded-l-control" : "-ml-px rounded-r-control",
      )}
    >
      {side === "start" ? <Minus aria-hidden /> : <Plus aria-hidden />}
    </button>
  );
}
