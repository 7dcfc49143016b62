import clsx from "clsx";
import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "#components/data/link.tsx";

interface PageHeaderProps {
  title: ReactNode;
  /** One sentence about the page or its resource, or what stands in its place and takes the whole width. */
  description?: ReactNode;
  /** Link to the parent page. */
  back?: { href: string; label: string };
  /** The page's buttons, the main one last. */
  actions?: ReactNode;
}

/** The header of every page. Its h1 gets the focus after a navigation. */
export function PageHeader({ title, description, back, actions }: PageHeaderProps) {
  return (
    <header className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 sm:mb-6 sm:grid sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start sm:gap-x-6 sm:gap-y-1">
      <div className="grid min-w-0 gap-1">
        {back !== undefined && (
          <Link
            href={back.href}
            className="inline-flex w-fit items-center gap-1 text-small text-ink-2 underline-offset-2 hover:text-ink hover:underline touch:min-h-11"
          >
            <ArrowLeft aria-hidden className="size-3.5" />
            {back.label}
          </Link>
        )}
        <h1 tabIndex={-1} className="text-title font-semibold tracking-[-0.01em] wrap-anywhere">
          {title}
        </h1>
      </div>
      {actions !== undefined && (
        <div className="flex min-h-control shrink-0 flex-wrap gap-2 sm:col-start-2 sm:row-span-2 sm:row-start-1">
          {actions}
        </div>
      )}
      {description !== undefined && (
        <div
          className={clsx(
            "w-full text-ink-2 sm:col-start-1 sm:row-start-2",
            typeof description === "string" ? "max-w-prose" : "sm:col-span-2",
          )}
        >
          {description}
        </div>
      )}
    </header>
  );
}
