"use client";

import { Popover } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";

interface PopoverPopupProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: RefObject<HTMLButtonElement | null>;
  label: string;
  children: ReactNode;
}

export function PopoverPopup({ open, onOpenChange, trigger, label, children }: PopoverPopupProps) {
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, details) => {
        // The trigger is ours, so its press counts as outside; its own click closes the panel.
        const target = details.event.target;
        if (!next && target instanceof Node && trigger.current?.contains(target)) return details.cancel();
        onOpenChange(next);
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={trigger} sideOffset={6} collisionPadding={8} className="z-50 outline-none">
          <Popover.Popup aria-label={label} finalFocus={trigger} className="floating max-w-96 p-4">
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
