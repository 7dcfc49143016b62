"use client";

import { Menu } from "@base-ui/react/menu";
import clsx from "clsx";
import { Check } from "lucide-react";
import { Fragment, type ReactNode, type RefObject } from "react";

export type MenuEntry =
  | {
      kind: "action";
      key: string;
      label: string;
      icon?: ReactNode;
      danger?: boolean;
      onSelect: () => void;
      disabledReason?: string | undefined;
    }
  | {
      kind: "choice";
      key: string;
      label: string;
      value: string;
      onChange: (value: string) => void;
      choices: readonly { value: string; label: string; icon?: ReactNode }[];
    }
  | { kind: "toggle"; key: string; label: string; checked: boolean; onChange: (checked: boolean) => void }
  | { kind: "separator"; key: string };

interface MenuPopupProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  trigger: RefObject<HTMLButtonElement | null>;
  label: string | undefined;
  entries: readonly MenuEntry[];
  align: "start" | "end";
}

const itemStyle =
  "flex min-h-8 items-center gap-2.5 rounded-control px-2.5 outline-none select-none data-highlighted:bg-hover touch:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0";

export function MenuPopup({ open, onOpenChange, trigger, label, entries, align }: MenuPopupProps) {
  return (
    <Menu.Root
      open={open}
      modal={false}
      onOpenChange={(next, details) => {
        // The trigger isn't Base UI's, so a press on it counts as outside; its click closes the menu.
        const target = details.event.target;
        if (!next && target instanceof Node && trigger.current?.contains(target)) return details.cancel();
        onOpenChange(next);
      }}
    >
      {/* A landmark, since it stands outside of the page's. */}
      <Menu.Portal role="region" aria-label={label}>
        <Menu.Positioner
          anchor={trigger}
          sideOffset={4}
          align={align}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Menu.Popup aria-label={label} finalFocus={trigger} className="floating min-w-44 p-1">
            {entries.map((entry) => (
              <Entry key={entry.key} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === "separator") return <Menu.Separator className="my-1 h-px bg-hair" />;
  if (entry.kind === "choice") {
    return (
      <Menu.RadioGroup value={entry.value} onValueChange={entry.onChange} aria-label={entry.label}>
        {entry.choices.map((choice) => (
          <Menu.RadioItem key={choice.value} value={choice.value} closeOnClick className={itemStyle}>
            {choice.icon}
            <span className="flex-1">{choice.label}</span>
            <Menu.RadioItemIndicator className="text-accent">
              <Check aria-hidden />
            </Menu.RadioItemIndicator>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    );
  }
  if (entry.kind === "toggle") {
    return (
      <Menu.CheckboxItem checked={entry.checked} onCheckedChange={entry.onChange} className={itemStyle}>
        <span className="flex-1">{entry.label}</span>
        <Menu.CheckboxItemIndicator className="text-accent">
          <Check aria-hidden />
        </Menu.CheckboxItemIndicator>
      </Menu.CheckboxItem>
    );
  }
  const disabled = entry.disabledReason !== undefined;
  return (
    <Menu.Item
      disabled={disabled}
      onClick={entry.onSelect}
      className={clsx(itemStyle, entry.danger === true && "text-bad", disabled && "text-ink-2")}
    >
      {entry.icon}
      <span>
        {entry.label}
        {disabled && (
          <Fragment>
            {" "}
            <span className="block text-small text-ink-3">{entry.disabledReason}</span>
          </Fragment>
        )}
      </span>
    </Menu.Item>
  );
}
