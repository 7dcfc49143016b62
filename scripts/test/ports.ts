import { freePort } from "#lib/db/embedded/port.ts";

/** Two different free ports: two calls of `freePort` could return the same one. */
export async function twoFreePorts(): Promise<[number, number]> {
  const one = await freePort();
  const other = await freePort();
  return one === other ? twoFreePorts() : [one, other];
}
