"use client";

import clsx from "clsx";
import { Link } from "#components/data/link.tsx";
import { RelativeTime } from "#components/ui/time.tsx";
import type { Operation } from "#lib/api/contract/operation.ts";
import { paths } from "#lib/paths.ts";

/**
 * When an operation was requested, in a row whose link covers it. The time lies above that link, so that its tooltip can be
 * reached, and leads to the same page. The keyboard has the row's link.
 */
export function RequestedTime({
  operation: { id, createdAt },
  className,
}: {
  operation: Operation;
  className?: string;
}) {
  return (
    <Link href={paths.operation(id)} prefetch={false} tabIndex={-1} className={clsx("relative z-1", className)}>
      <RelativeTime at={createdAt} />
    </Link>
  );
}
