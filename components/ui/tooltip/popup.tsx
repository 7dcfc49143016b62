"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import { hideTooltip, keepTooltip, type TooltipTarget } from "#components/ui/tooltip/store.ts";

/** The box of a tooltip: Base UI places it, keeps it beside its element and closes it with Escape. It can be hovered. */
export function TooltipPopup({ target: { element, content, id } }: { target: TooltipTarget }) {
  return (
    <Tooltip.Root open onOpenChange={(open) => !open && hideTooltip(element)}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={element} sideOffset={6} collisionPadding={8} className="z-60">
          <Tooltip.Popup
            id={id}
            role="tooltip"
            onPointerEnter={keepTooltip}
            onPointerLeave={() => hideTooltip(element)}
            className="floating w-max max-w-80 animate-appear rounded-control px-2.5 py-1.5 text-small wrap-anywhere"
          >
            {content}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
