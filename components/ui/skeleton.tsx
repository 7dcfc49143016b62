import clsx from "clsx";

/** A placeholder of the content's size. It appears after a delay, so that it doesn't flash for quick answers. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx("animate-appear-late rounded-chip bg-hover", className)} />;
}
