import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** One sentence: what this page is for, or what the thing on it is. */
  description?: ReactNode;
  /** The page that this one is under. */
  back?: { href: string; label: string };
  /** The page's buttons, the main one last; always in the same place. */
  actions?: ReactNode;
}

/** The head of every page. Its h1 takes the focus when the page is reached from another one. */
export function PageHeader({ title, description, back, actions }: PageHeaderProps) {
  return (
    <header className="mb-6 grid gap-3 sm:flex sm:items-start sm:justify-between sm:gap-6">
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
        {description !== undefined && <div className="max-w-prose text-ink-2">{description}</div>}
      </div>
      {actions !== undefined && <div className="flex shrink-0 flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
