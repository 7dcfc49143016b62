import clsx from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "#components/ui/badge.tsx";

const looks: Record<Tone, { box: string; icon: ReactNode }> = {
  neutral: { box: "border-edge bg-sunken", icon: <Info className="text-ink-2" /> },
  accent: { box: "border-accent/30 bg-accent-soft", icon: <Info className="text-accent" /> },
  ok: { box: "border-ok/30 bg-ok-soft", icon: <CircleCheck className="text-ok" /> },
  warn: { box: "border-warn/30 bg-warn-soft", icon: <TriangleAlert className="text-warn" /> },
  bad: { box: "border-bad/30 bg-bad-soft", icon: <CircleAlert className="text-bad" /> },
};

interface NoticeProps {
  tone: Tone;
  title?: ReactNode;
  /** Links or buttons at the end. */
  actions?: ReactNode;
  /** `alert` for a notice caused by the person's action. */
  role?: "alert" | "status" | undefined;
  className?: string;
  children?: ReactNode;
}

/** A notice within the page. */
export function Notice({ tone, title, actions, role, className, children }: NoticeProps) {
  return (
    <div role={role} className={clsx("flex gap-3 rounded-panel border px-4 py-3", looks[tone].box, className)}>
      <span aria-hidden className="mt-[0.2em] [&_svg]:size-4">
        {looks[tone].icon}
      </span>
      <div className="@container grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-1">
        {title !== undefined && <p className="font-medium text-ink">{title}</p>}
        {children !== undefined && <div className="text-ink-2 wrap-anywhere">{children}</div>}
        {actions !== undefined && <div className="mt-1.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
