import clsx from "clsx";

/** Names up to this length are shown as they are; longer ones keep their end. Both in characters. */
const plain = 8;
const kept = 6;

interface BothEndsProps {
  children: string;
  className?: string;
}

/**
 * A name that is shortened in the middle where room is short, since names that begin alike often differ at their end. Screen
 * readers read it whole.
 */
export function BothEnds({ children: text, className }: BothEndsProps) {
  const characters = Array.from(text);
  if (characters.length <= plain) return <span className={clsx("truncate", className)}>{text}</span>;
  return (
    <span className={clsx("flex min-w-0 overflow-hidden", className)}>
      <span className="sr-only select-none">{text}</span>
      <span aria-hidden className="min-w-4 overflow-hidden text-ellipsis whitespace-pre">
        {characters.slice(0, -kept).join("")}
      </span>
      <span aria-hidden className="shrink-0 whitespace-pre">
        {characters.slice(-kept).join("")}
      </span>
    </span>
  );
}
