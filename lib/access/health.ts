import "server-only";
import { runtime } from "#lib/runtime/current.ts";

/** Health of the console itself, without a call to the cloud and without a session. */
export interface ConsoleHealth {
  database: "reachable" | "unreachable";
  /** By the calls so far, of all accounts: `unreachable` if the cloud of one is; `unknown` before the first call of each. */
  cloud: "reachable" | "unreachable" | "unknown";
  engine: "running" | "stalled" | "stopped";
}

export async function consoleHealth(): Promise<ConsoleHealth> {
  const { engine, reach, databaseAnswers } = runtime();
  const database = (await databaseAnswers()) ? "reachable" : "unreachable";
  return { database, cloud: reach(), engine: engine.health().engine };
}
