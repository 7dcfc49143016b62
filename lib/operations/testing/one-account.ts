import { settingsAccountId } from "#lib/account.ts";
import type { AccountEngine } from "#lib/operations/account-engine.ts";
import { createEngine, type Engine, type EngineDeps } from "#lib/operations/engine.ts";
import type { CloudPort } from "#lib/operations/ports.ts";

/** An engine together with the part of its only account. */
export type OneAccountEngine = Engine & AccountEngine;

export interface OneAccountDeps extends Omit<EngineDeps, "clouds"> {
  cloud: CloudPort;
}

/** The engine of a console that has the account of its settings, and no other. */
export function oneAccountEngine({ cloud, ...deps }: OneAccountDeps): OneAccountEngine {
  const engine = createEngine({ ...deps, clouds: new Map([[settingsAccountId, cloud]]) });
  return { ...engine, ...engine.of(settingsAccountId) };
}
