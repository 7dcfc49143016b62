import type { Runtime } from "#lib/runtime/start.ts";
import type { Secret } from "#lib/secret.ts";

/**
 * Next bundles instrumentation, pages and handlers apart, and the web server is not bundled at all: what they share is
 * kept where all of them see the same thing.
 */
const key = Symbol.for("clb-function-console.runtime");
const databaseKey = Symbol.for("clb-function-console.database");

function current(): Runtime | undefined {
  return Reflect.get(globalThis, key);
}

export function setRuntime(runtime: Runtime): void {
  Reflect.set(globalThis, key, runtime);
}

/** @throws Error before the start has ended, which no request can see */
export function runtime(): Runtime {
  const found = current();
  if (!found) throw new Error("the console has not started");
  return found;
}

/** Ends streams, engine and database connections. Does nothing when the start never ended. */
export async function stopRuntime(): Promise<void> {
  await current()?.stop();
}

/** Where the database will be: the web server comes up meanwhile. */
export function setDatabase(address: Promise<Secret>): void {
  Reflect.set(globalThis, databaseKey, address);
}

/** Undefined where the process was not started by `npm start`. */
export function databaseAddress(): Promise<Secret> | undefined {
  return Reflect.get(globalThis, databaseKey);
}
