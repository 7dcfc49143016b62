import { afterAll, beforeAll } from "vitest";
import { type FaultBed, faultBed } from "#lib/operations/testing/fault-bed.ts";
import type { PostgresServer } from "#lib/operations/testing/postgres-servers.ts";
import type { Times } from "#lib/operations/testing/times.ts";

/**
 * The bed of a test file. It is made before the first test, so that a run in which none of them is played starts no server that
 * nobody would end.
 *
 * @param startServer not the server of the other tests: so many consoles would leave them no connection
 */
export function fileBed(startServer: () => Promise<PostgresServer>, times: Times): FaultBed {
  let server: PostgresServer | undefined;
  let bed: FaultBed | undefined;
  const made = () => {
    if (!bed) throw new Error("the bed is made before the first test");
    return bed;
  };
  const close = async () => {
    await bed?.close();
    await server?.end();
  };
  beforeAll(async () => {
    server = await startServer();
    bed = await faultBed(server.url(), times);
  });
  afterAll(close);
  return {
    times,
    get sandbox() {
      return made().sandbox;
    },
    scenario: (play, address) => made().scenario(play, address),
    close,
  };
}
