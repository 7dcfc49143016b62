import type { ServerAction } from "#lib/api/contract/actions.ts";
import type { FaultOrder, ScenarioName } from "#lib/sandbox-terms.ts";

/** Name of the form that injects failures. */
export const faultForm = "fault";

/** The server actions of the page. */
export interface Steering {
  switchScenario: ServerAction<ScenarioName>;
  advanceClock: ServerAction<number>;
  provokeFault: ServerAction<FaultOrder>;
  withdrawFault: ServerAction<number>;
}
