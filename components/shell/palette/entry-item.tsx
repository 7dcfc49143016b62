import { Autocomplete } from "@base-ui/react/autocomplete";
import {
  ArrowRight,
  ArrowRightLeft,
  BookOpenText,
  CornerDownRight,
  Keyboard,
  Languages,
  type LucideIcon,
  Network,
  SquareFunction,
  Waypoints,
} from "lucide-react";
import { Link } from "#components/data/link.tsx";
import type { Entry } from "#components/shell/palette/entries.ts";

const icons: Record<Entry["kind"], LucideIcon> = {
  place: CornerDownRight,
  rule: Waypoints,
  "load-balancer": Network,
  function: SquareFunction,
  operation: ArrowRightLeft,
  error: BookOpenText,
  all: ArrowRight,
  language: Languages,
  shortcuts: Keyboard,
};

const style =
  "flex min-h-9 items-center gap-3 rounded-control px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover touch:min-h-11";

/** A thing to go to, as a link: it can be opened in another tab, too. */
export function EntryItem({ entry, onChoose }: { entry: Entry; onChoose: () => void }) {
  const { kind, title, detail, href } = entry;
  const Icon = icons[kind];
  return (
    <Autocomplete.Item
      value={entry}
      onClick={onChoose}
      render={href === null ? <div /> : <Link href={href} prefetch={false} />}
      className={style}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-3">
        <span title={title} className={kind === "all" ? "text-accent" : "block truncate text-ink sm:max-w-[60%]"}>
          {title}
        </span>{" "}
        {detail !== "" && (
          <span title={detail} className="block min-w-0 flex-1 truncate text-small text-ink-3 sm:text-right">
            {detail}
          </span>
        )}
      </span>
    </Autocomplete.Item>
  );
}
