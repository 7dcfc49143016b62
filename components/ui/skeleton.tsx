import clsx from "clsx";

/** A grey stand-in of the real thing's size. It appears late, so that quick answers never flash it. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={clsx("animate-appear-late rounded-chip bg-hover", className)} />;
}
