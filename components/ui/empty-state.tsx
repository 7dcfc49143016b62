import type { ReactNode } from "react";

interface EmptyStateProps {
  icon: ReactNode;
  /** One sentence. */
  title: string;
  description?: ReactNode;
  /** At most one action. */
  action?: ReactNode;
}

export function EmptyState({ icon, title, description, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-3 px-6 py-14 text-center">
      <span aria-hidden className="text-ink-3 [&_svg]:size-7 [&_svg]:stroke-[1.5]">
        {icon}
      </span>
      <div className="grid max-w-md gap-1">
        <p className="text-heading font-medium text-balance text-ink">{title}</p>
        {description !== undefined && <p className="text-ink-2">{description}</p>}
      </div>
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}
