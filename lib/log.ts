import pino, { type Logger } from "pino";
import type { Env } from "#lib/env.ts";

/** The console's log: one JSON line per event on standard error, never with a secret (they print as `[secret]`). */
export function createLog(level: Env["logLevel"]): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
