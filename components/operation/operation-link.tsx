import type { ReactNode } from "react";
import { Link } from "#components/data/link.tsx";
import { paths } from "#lib/paths.ts";

export function OperationLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link href={paths.operation(id)} className="font-medium text-accent underline underline-offset-2">
      {children}
    </Link>
  );
}
