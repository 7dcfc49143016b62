"use client";

import { Tooltip } from "@base-ui/react/tooltip";
import { hideTooltip, type TooltipTarget } from "#components/ui/tooltip-store.ts";

export function TooltipPopup({ target, open }: { target: TooltipTarget; open: boolean }) {
  return (
    <Tooltip.Root open={open} onOpenChange={(next) => !next && hideTooltip(target.element)}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={target.element} sideOffset={6} collisionPadding={8} className="z-60">
          <Tooltip.Popup
            id={target.id}
            role="tooltip"
            className="floating max-w-80 rounded-control px-2.5 py-1.5 text-small wrap-anywhere"
          >
            {target.content}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
