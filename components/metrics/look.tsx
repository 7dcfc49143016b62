import clsx from "clsx";

/** How a line is drawn: none is told from another by its colour alone. */
export type Look = "main" | "strong" | "dashed" | "dotted";

const looks: Record<Look, { dashes: string | undefined; className: string }> = {
  main: { dashes: undefined, className: "stroke-accent" },
  strong: { dashes: undefined, className: "stroke-bad" },
  dashed: { dashes: "6 4", className: "stroke-warn" },
  dotted: { dashes: "1.5 4", className: "stroke-ink-2" },
};

/** Attributes of a line. */
export function lookStyle(look: Look) {
  const { dashes, className } = looks[look];
  return {
    strokeWidth: look === "dotted" ? 2.25 : 1.75,
    strokeDasharray: dashes,
    className: clsx(className, "forced-colors:stroke-[CanvasText]"),
  };
}

/** A piece of a line, for its name. */
export function Key({ look }: { look: Look }) {
  return (
    <svg aria-hidden width="24" height="8" className="shrink-0">
      <line x1="1" x2="23" y1="4" y2="4" strokeLinecap="round" {...lookStyle(look)} />
    </svg>
  );
}
