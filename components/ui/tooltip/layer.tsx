"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { placeTooltip } from "#components/ui/tooltip/place.ts";
import { hideTooltip, keepTooltip, type TooltipTarget, useTooltip } from "#components/ui/tooltip/store.ts";

/** Container of the page's one tooltip. The frame renders it once. */
export function TooltipLayer() {
  const target = useTooltip();
  return target === null ? null : createPortal(<Bubble key={target.id} target={target} />, document.body);
}

function Bubble({ target }: { target: TooltipTarget }) {
  const bubble = useRef<HTMLDivElement>(null);
  const { element } = target;

  useLayoutEffect(() => {
    if (bubble.current === null) return;
    const { width, height } = bubble.current.getBoundingClientRect();
    const place = placeTooltip(
      element.getBoundingClientRect(),
      { width, height },
      { width: innerWidth, height: innerHeight },
    );
    bubble.current.style.left = `${place.left}px`;
    bubble.current.style.top = `${place.top}px`;
  }, [element]);

  // It can be hovered, is dismissed with Escape, and closes when its element moves.
  useEffect(() => {
    const box = bubble.current;
    const hide = () => hideTooltip(element);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();
    box?.addEventListener("pointerenter", keepTooltip);
    box?.addEventListener("pointerleave", hide);
    document.addEventListener("keydown", onKey);
    window.addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      box?.removeEventListener("pointerenter", keepTooltip);
      box?.removeEventListener("pointerleave", hide);
      document.removeEventListener("keydown", onKey);
      window.removeEventListener("scroll", hide, { capture: true });
    };
  }, [element]);

  return (
    <div
      ref={bubble}
      id={target.id}
      role="tooltip"
      className="floating fixed top-0 left-0 z-60 w-max max-w-80 animate-appear rounded-control px-2.5 py-1.5 text-small wrap-anywhere"
    >
      {target.content}
    </div>
  );
}
