import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type FaultBed, noTrace, overALeaseMs, type Scene, seen, verified } from "#lib/operations/testing/fault-bed.ts";
import type { PostgresServer } from "#lib/operations/testing/postgres-servers.ts";
import { kill } from "#lib/operations/testing/processes.ts";

/** Operations of every state, and one that waits its turn behind another. */
async function askForAll(scene: Scene) {
  const slow = await scene.ask("task-slow");
  const asked = [
    slow,
    await scene.ask(undefined, scene.freeRule(slow.rule)),
    await scene.ask("answers-never"),
    await scene.ask("call-lost"),
    await scene.ask("task-lies"),
  ];
  await scene.reaches(slow.id, "running");
  for (const each of asked.slice(2)) await scene.reaches(each.id, "submitting", "unconfirmed", "verifying");
  return { asked, expected: [verified, verified, seen, noTrace, "failed: differs"] };
}

/** What a database does to the consoles on it: it is killed, or out of reach. */
export function databaseFaults(bed: FaultBed, startServer: () => Promise<PostgresServer>): void {
  describe.concurrent("a database", () => {
    it("that is killed under a console and comes back is waited for", async () => {
      const server = await startServer();
      try {
        await bed.scenario(async (scene) => {
          await scene.startConsole();
          const { asked, expected } = await askForAll(scene);
          await server.kill();
          await sleep(2_000);
          await server.restart();
          scene.line.leadTo(server.url());
          await bed.scenario(async (after) => {
            const ended = await Promise.all(asked.map(after.verdict));
            expect(ended).toEqual(expected);
          }, server.url());
        }, server.url());
      } finally {
        await server.end();
      }
    });

    it("that is killed together with its console is found again by the next start", async () => {
      const server = await startServer();
      try {
        const { asked, expected } = await bed.scenario(async (scene) => {
          const victim = await scene.startConsole();
          const all = await askForAll(scene);
          await Promise.all([kill(victim), server.kill()]);
          return all;
        }, server.url());
        await server.restart();
        await bed.scenario(async (scene) => {
          await scene.startConsole();
          expect(await Promise.all(asked.map(scene.verdict))).toEqual(expected);
        }, server.url());
      } finally {
        await server.end();
      }
    });
  });

  it.concurrent("a database that is away for a whole minute is waited for by every console", async () => {
    await bed.scenario(async (scene) => {
      await Promise.all([scene.startConsole(), scene.startConsole()]);
      const { asked, expected } = await askForAll(scene);
      scene.line.leadTo(null);
      await sleep(60_000);
      scene.line.leadTo(scene.url);
      expect(await Promise.all(asked.map(scene.verdict))).toEqual(expected);
    });
  });

  // Not beside the others: the faults that the sandbox is told of are everybody's.

  it("a database that is away for longer than a lease makes no console take another's attempts for lost", async () => {
    await bed.scenario(async (scene) => {
      await Promise.all([scene.startConsole(), scene.startConsole()]);
      await bed.sandbox.fault("delay", { ms: 3_000, times: 6 });
      const asked = await Promise.all(Array.from({ length: 6 }, () => scene.ask()));
      await Promise.all(asked.map(({ id }) => scene.reaches(id, "submitting")));
      scene.line.leadTo(null);
      await sleep(overALeaseMs);
      scene.line.leadTo(scene.url);
      expect(await Promise.all(asked.map(scene.verdict))).toEqual(asked.map(() => verified));
    });
  });
}
