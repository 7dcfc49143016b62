import clsx from "clsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-on-accent not-aria-disabled:hover:bg-accent-hover",
  secondary: "border-control bg-panel text-ink not-aria-disabled:hover:bg-hover",
  quiet:
    "border-transparent bg-transparent text-ink-2 not-aria-disabled:hover:bg-hover not-aria-disabled:hover:text-ink",
  danger: "border-transparent bg-bad text-on-bad not-aria-disabled:hover:bg-bad-hover",
};

const sizes: Record<ButtonSize, string> = {
  normal: "h-control px-3.5 text-base",
  small: "h-control-small px-2.5 text-small",
};

/** The look of a button, for links that are drawn as one. */
export function buttonStyle(variant: ButtonVariant = "secondary", size: ButtonSize = "normal"): string {
  return clsx(
    "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-control border font-medium",
    "transition-colors aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
    variants[variant],
    sizes[size],
  );
}

/** The look of a button that is only an icon. */
export const iconButtonStyle =
  "inline-flex size-control shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-hover hover:text-ink [&_svg]:size-4";
