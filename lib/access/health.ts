import "server-only";
import { runtime } from "#lib/runtime/current.ts";

/** Health of the console itself, without a call to the cloud and without a session. */
export interface ConsoleHealth {
  database: "reachable" | "unreachable";
  /** By the engine's last call. */
  cloud: "reachable" | "unreachable" | "unknown";
  engine: "running" | "stalled" | "stopped";
}

export async function consoleHealth(): Promise<ConsoleHealth> {
  const { engine, databaseAnswers } = runtime();
  const { engine: state, cloud } = engine.health();
  return { database: (await databaseAnswers()) ? "reachable" : "unreachable", cloud, engine: state };
}
