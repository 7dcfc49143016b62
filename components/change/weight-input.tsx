"use client";

import clsx from "clsx";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent, Ref } from "react";
import { stepWeight } from "#components/change/step-weight.ts";
import { weightOf } from "#components/change/weight-text.ts";
import { controlAttributes, useField } from "#components/ui/field-context.ts";
import { inputStyle } from "#components/ui/input-style.ts";
import { maxWeight, minWeight } from "#lib/binding/weight.ts";

interface WeightInputProps {
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  ref: Ref<HTMLInputElement>;
}

const steps: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/**
 * A spin button that keeps any typed or pasted text: a number input would silently drop "1,5", and the person would not see
 * what was wrong.
 */
export function WeightInput({ value, onChange, onBlur, ref }: WeightInputProps) {
  const t = useTranslations("review");
  const number = weightOf(value);

  function onKeyDown(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onChange(stepWeight(value, step));
  }

  return (
    <div className="flex w-36">
      <StepButton side="start" label={t("weight.less")} onPress={() => onChange(stepWeight(value, -1))} />
      <input
        {...controlAttributes(useField())}
        ref={ref}
        role="spinbutton"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-valuemin={minWeight}
        aria-valuemax={maxWeight}
        aria-valuenow={number ?? undefined}
        aria-valuetext={number === null ? value : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        className={clsx(inputStyle, "tabular relative h-control rounded-none text-center focus:z-1")}
      />
      <StepButton side="end" label={t("weight.more")} onPress={() => onChange(stepWeight(value, 1))} />
    </div>
  );
}

interface StepButtonProps {
  side: "start" | "end";
  label: string;
  onPress: () => void;
}

/** Button for pointers; not in the tab order, since the keyboard has arrow keys. */
function StepButton({ side, label, onPress }: StepButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      onClick={onPress}
      className={clsx(
        "grid h-control w-control shrink-0 place-items-center border border-control bg-panel text-ink-2 transition-colors hover:bg-hover hover:text-ink [&_svg]:size-3.5",
        side === "start" ? "-mr-px rounded-l-control" : "-ml-px rounded-r-control",
      )}
    >
      {side === "start" ? <Minus aria-hidden /> : <Plus aria-hidden />}
    </button>
  );
}
