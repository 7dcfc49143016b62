import "server-only";
import { runtime } from "#lib/runtime/current.ts";

/** How the console itself stands; asks no cloud, and nobody who asks. */
export interface ConsoleHealth {
  database: "reachable" | "unreachable";
  /** By the last call that was made anyway. */
  cloud: "reachable" | "unreachable" | "unknown";
  engine: "running" | "stalled" | "stopped";
}

export async function consoleHealth(): Promise<ConsoleHealth> {
  const { engine, databaseAnswers } = runtime();
  const { engine: state, cloud } = engine.health();
  return { database: (await databaseAnswers()) ? "reachable" : "unreachable", cloud, engine: state };
}
