"use client";

import { RotateCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useAction } from "#components/data/use-action.ts";
import { ActionFailure } from "#components/feedback/action-failure.tsx";
import { Button } from "#components/ui/button.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import type { ServerAction } from "#lib/api/contract/actions.ts";

interface ProbeAgainProps {
  region: string;
  action: ServerAction<string>;
  label: string;
  busyLabel: string;
}

/** Checks the permissions again and shows the result. */
export function ProbeAgain({ region, action, label, busyLabel }: ProbeAgainProps) {
  const router = useRouter();
  const hydrated = useHydrated();
  const [refreshing, startTransition] = useTransition();
  const probing = useAction(action, {
    invalidates: [],
    onDone: () => startTransition(() => router.refresh()),
  });
  const busy = probing.isPending || refreshing;

  return (
    <div className="grid justify-items-end gap-2 max-sm:justify-items-start">
      <Button
        icon={<RotateCw aria-hidden />}
        busy={busy || !hydrated}
        {...(busy && { busyLabel })}
        onClick={() => probing.mutate(region)}
      >
        {label}
      </Button>
      <ActionFailure error={probing.error} className="max-w-prose" />
    </div>
  );
}
