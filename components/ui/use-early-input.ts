import { useCallback, useEffect, useEffectEvent, useRef } from "react";

type InputRef = (element: HTMLInputElement | null) => void;

interface EarlyInput {
  text: string;
  focused: boolean;
}

/**
 * Takes over input made before hydration. React keeps the text in the input but doesn't know it, and would overwrite it with
 * the next change of the field.
 *
 * @param known React's text of the input
 * @param take called at most once, if the person typed or the input has the focus
 * @returns the input's ref, which also sets `also`
 */
export function useEarlyInput(known: string, take: (early: EarlyInput) => void, also?: InputRef): InputRef {
  const input = useRef<HTMLInputElement | null>(null);
  const takeOver = useEffectEvent(() => {
    if (input.current === null) return;
    const early = { text: input.current.value, focused: document.activeElement === input.current };
    if (early.focused || early.text !== known) take(early);
  });
  useEffect(() => takeOver(), []);
  return useCallback(
    (element) => {
      input.current = element;
      also?.(element);
    },
    [also],
  );
}
