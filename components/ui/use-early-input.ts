import { useCallback, useEffect, useEffectEvent, useRef } from "react";

type InputRef = (element: HTMLInputElement | null) => void;

interface EarlyInput {
  text: string;
  focused: boolean;
}

/**
 * Takes over what a person did to the server's input before React was there. React leaves the text standing, but knows
 * nothing of it, and would wipe it with the next change of the field.
 *
 * @param known the text that React holds for the input
 * @param take is called once, and only if the person typed or is still there
 * @returns the input's ref, which tells `also`
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
