import type { ExplainedError } from "#lib/api/contract/failure.ts";
import type { FaultOrder, ScenarioName } from "#lib/sandbox-terms.ts";

/** The server actions of the page; each answers why it was refused, or null. */
export interface Steering {
  switchScenario: (scenario: ScenarioName) => Promise<ExplainedError | null>;
  advanceClock: (ms: number) => Promise<ExplainedError | null>;
  provokeFault: (order: FaultOrder) => Promise<ExplainedError | null>;
  withdrawFault: (id: number) => Promise<ExplainedError | null>;
}
