import type { ReactNode } from "react";
import { Link } from "#components/data/link.tsx";

/** The name of a resource on a line, which leads to its page; not prefetched, since a line has many and few are opened. */
export function ResourceLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="wrap-anywhere text-accent underline underline-offset-2 hover:text-accent-hover"
    >
      {children}
    </Link>
  );
}
