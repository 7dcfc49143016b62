"use client";

import { useQuery } from "@tanstack/react-query";
import { sandboxView } from "#components/data/sandbox-query.ts";
import { usePlace } from "#components/data/use-place.ts";
import { ReadFailure } from "#components/feedback/read-failure.tsx";
import { Calls } from "#components/sandbox/calls.tsx";
import { Clock } from "#components/sandbox/clock.tsx";
import { Faults } from "#components/sandbox/faults.tsx";
import { Scenario } from "#components/sandbox/scenario.tsx";
import type { Steering } from "#components/sandbox/steering.ts";

interface SandboxScreenProps {
  /** Every action that the sandbox serves. */
  actions: readonly string[];
  steering: Steering;
}

/** Controls the sandbox and shows its calls. */
export function SandboxScreen({ actions, steering }: SandboxScreenProps) {
  const { data: view, error, refetch, isFetching } = useQuery(sandboxView(usePlace()));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {error && <ReadFailure error={error} onRetry={() => void refetch()} retrying={isFetching} />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        <Scenario view={view} switchScenario={steering.switchScenario} />
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          <Clock aheadMs={view?.clockAheadMs} advanceClock={steering.advanceClock} />
          <Faults
            waiting={view?.waiting ?? []}
            actions={actions}
            provokeFault={steering.provokeFault}
            withdrawFault={steering.withdrawFault}
          />
        </div>
      </div>
      {(view || !error) && <Calls counts={view?.counts} calls={view?.calls} />}
    </div>
  );
}
