import type { Runtime } from "#lib/runtime/start.ts";
import type { Secret } from "#lib/secret.ts";

/**
 * Next bundles instrumentation, pages and handlers separately, and the web server is not bundled at all: what they share
 * is kept on `globalThis`, which all of them see.
 */
const key = Symbol.for("clb-function-console.runtime");
const databaseKey = Symbol.for("clb-function-console.database");

function current(): Runtime | undefined {
  return Reflect.get(globalThis, key);
}

export function setRuntime(runtime: Runtime): void {
  Reflect.set(globalThis, key, runtime);
}

/** @throws Error before the start is complete, when no request is answered yet */
export function runtime(): Runtime {
  const found = current();
  if (!found) throw new Error("the console has not started");
  return found;
}

/** Ends streams, engine and database connections. Does nothing if the start was not completed. */
export async function stopRuntime(): Promise<void> {
  await current()?.stop();
}

/** Announces the address of a database that is still starting, so that the web server can start meanwhile. */
export function setDatabase(address: Promise<Secret>): void {
  Reflect.set(globalThis, databaseKey, address);
}

/** Undefined where the process was not started by `npm start`. */
export function databaseAddress(): Promise<Secret> | undefined {
  return Reflect.get(globalThis, databaseKey);
}
