import type { Action } from "#lib/api/contract/actions.ts";
import type { FaultOrder, ScenarioName } from "#lib/sandbox-terms.ts";

/** Name of the form that injects failures. */
export const faultForm = "fault";

/** The server actions of the page. */
export interface Steering {
  switchScenario: Action<ScenarioName>;
  advanceClock: Action<number>;
  provokeFault: Action<FaultOrder>;
  withdrawFault: Action<number>;
}
