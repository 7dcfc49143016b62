"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { useAwayText } from "#components/live/read-failure.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorPanel, type ErrorText } from "#components/ui/error-panel.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { ExplainedError } from "#lib/inventory/types.ts";

interface ProbeAgainProps {
  region: string;
  action: (region: string) => Promise<ExplainedError | null>;
  label: string;
  busyLabel: string;
}

/** Asks the cloud anew, and shows what it says now. */
export function ProbeAgain({ region, action, label, busyLabel }: ProbeAgainProps) {
  const router = useRouter();
  const hydrated = useHydrated();
  const [busy, startTransition] = useTransition();
  const away = useAwayText();
  const [failure, setFailure] = useState<ErrorText | null>(null);

  function ask() {
    startTransition(async () => {
      const refused = await action(region).catch(() => away);
      setFailure(refused);
      if (refused === null) router.refresh();
    });
  }

  return (
    <div className="grid justify-items-end gap-2 max-sm:justify-items-start">
      <Button icon={<RotateCw aria-hidden />} busy={busy || !hydrated} {...(busy && { busyLabel })} onClick={ask}>
        {label}
      </Button>
      {failure !== null && <ErrorPanel error={failure} className="max-w-prose" />}
    </div>
  );
}
