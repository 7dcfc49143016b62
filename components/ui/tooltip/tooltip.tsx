"use client";

import { cloneElement, type FocusEvent, type PointerEvent, type ReactElement, useEffect, useId, useState } from "react";
import { hideTooltip, showTooltip, type TooltipTarget, useTooltipOf } from "#components/ui/tooltip/store.ts";

interface TargetProps {
  "aria-describedby"?: string | undefined;
  onPointerEnter?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  onPointerLeave?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  onPointerDown?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  onFocus?: ((event: FocusEvent<HTMLElement>) => void) | undefined;
  onBlur?: ((event: FocusEvent<HTMLElement>) => void) | undefined;
}

interface TooltipProps {
  content: string;
  /** False if the text is already the element's name or description. */
  describes?: boolean;
  children: ReactElement<TargetProps>;
}

/**
 * A short text for a hovered or focused element. It must not be the only place of essential information. Base UI draws it, and
 * is loaded with the first one: Base UI's own trigger would add 34 kB (gzip) to each page before the first interaction, a
 * fifth of its budget (`bench/javascript.ts`).
 */
export function Tooltip({ content, describes = true, children }: TooltipProps) {
  const id = useId();
  const [element, setElement] = useState<HTMLElement | null>(null);
  const open = useTooltipOf(element);
  const { props } = children;

  useEffect(() => {
    if (element !== null) return () => hideTooltip(element);
  }, [element]);

  function show(target: HTMLElement, delay: TooltipTarget["delay"]) {
    setElement(target);
    showTooltip({ element: target, content, id, delay });
  }

  return cloneElement(children, {
    "aria-describedby": describes && open ? id : props["aria-describedby"],
    onPointerEnter(event) {
      props.onPointerEnter?.(event);
      if (event.pointerType !== "touch") show(event.currentTarget, "after-rest");
    },
    onPointerLeave(event) {
      props.onPointerLeave?.(event);
      hideTooltip(event.currentTarget);
    },
    onPointerDown(event) {
      props.onPointerDown?.(event);
      hideTooltip(event.currentTarget);
    },
    onFocus(event) {
      props.onFocus?.(event);
      if (event.currentTarget.matches(":focus-visible")) show(event.currentTarget, "none");
    },
    onBlur(event) {
      props.onBlur?.(event);
      hideTooltip(event.currentTarget);
    },
  });
}
