import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { type FaultBed, noTrace, type Scene, seen, verified } from "#lib/operations/testing/fault-bed.ts";
import type { PostgresServer } from "#lib/operations/testing/postgres-servers.ts";
import { kill } from "#lib/operations/testing/processes.ts";
import { until } from "#lib/testing/until.ts";

/** A minute, where the times are true. */
const ticks = 60;

/** Requests operations of every state, and one queued behind another. */
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

/** Moves all stored instants as if the database's clock had been set back by an hour. */
async function setClockBack(scene: Scene): Promise<void> {
  const instants = [
    "created_at",
    "updated_at",
    "state_since",
    "first_try_at",
    "sent_at",
    "lease_until",
    "next_poll_at",
  ];
  const later = instants.map((name) => `${name} = ${name} + interval '1 hour'`).join(", ");
  await scene.read(async (query) => {
    await query.execute(sql.raw(`update operations set ${later}`));
    await query.execute(
      sql`update cloud_budgets set starts = array(select start + interval '1 hour' from unnest(starts) as start),
        paused_until = now() + interval '1 hour'`,
    );
  });
}

/** Simulates people who search repeatedly and leave before the answer. @returns a function that ends it */
function flood(scene: Scene, people: number): () => Promise<unknown> {
  const ended = new AbortController();
  const search = async () => {
    while (!ended.signal.aborted) {
      const patience = AbortSignal.any([ended.signal, AbortSignal.timeout(1_000)]);
      await scene.read((query) => query.execute(sql`select pg_sleep(4)`), patience).catch(() => undefined);
    }
  };
  const all = Promise.all(Array.from({ length: people }, search));
  return () => {
    ended.abort();
    return all;
  };
}

/** Faults of the database: it is killed, or out of reach. */
export function databaseFaults(bed: FaultBed, startServer: () => Promise<PostgresServer>): void {
  describe.concurrent("a database", () => {
    it("whose clock is set back by an hour delays nothing", async () => {
      await bed.scenario(async (scene) => {
        await scene.startConsole();
        const slow = await scene.ask("task-slow");
        await scene.reaches(slow.id, "running");
        await setClockBack(scene);
        const asked = [slow, await scene.ask(), await scene.ask(undefined, scene.freeRule(slow.rule))];
        expect(await Promise.all(asked.map(scene.verdict))).toEqual([verified, verified, verified]);
      });
    });

    it("that is killed and restarted is waited for by its console", async () => {
      const server = await startServer();
      try {
        await bed.scenario(async (scene) => {
          await scene.startConsole();
          const { asked, expected } = await askForAll(scene);
          await server.kill();
          const { refused } = scene.line;
          await until(() => refused() > 5, "the console misses its database");
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

    it("that is killed together with its console is used again by the next start", async () => {
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

  it.concurrent("a database that is away for sixty ticks is waited for by every console", async () => {
    await bed.scenario(async (scene) => {
      await Promise.all([scene.startConsole(), scene.startConsole()]);
      const { asked, expected } = await askForAll(scene);
      scene.line.leadTo(null);
      // With a tick a second, and what has to be stored tried again as often.
      await until(() => scene.line.refused() > 2 * ticks, "they miss it for long", 300_000);
      scene.line.leadTo(scene.url);
      expect(await Promise.all(asked.map(scene.verdict))).toEqual(expected);
    });
  });

  it.concurrent("a connection that dies during a step blocks its load balancer only for seconds", async () => {
    await bed.scenario(async (scene) => {
      await scene.startConsole();
      const darkened = new Promise<void>((resolve) => {
        scene.line.fateOf = (statement) => {
          if (!statement.includes('update "operations" set "version"')) return "passes";
          scene.line.fateOf = () => "passes";
          resolve();
          return "goes-dark";
        };
      });
      const first = await scene.ask();
      const behind = await scene.ask(undefined, scene.freeRule(first.rule));
      await darkened;
      expect(await Promise.all([first, behind].map(scene.verdict))).toEqual([verified, verified]);
    });
  });

  // Not concurrent: the flood occupies this process, and the faults that the sandbox is told of concern all its callers.

  it("a flood of readers on one of two consoles costs neither a lease", async () => {
    await bed.scenario(async (scene) => {
      await scene.startConsole();
      scene.startSuccessor();
      const end = flood(scene, 60);
      try {
        const asked = await Promise.all(Array.from({ length: 12 }, () => scene.ask()));
        expect(await Promise.all(asked.map(scene.verdict))).toEqual(asked.map(() => verified));
        const details = await Promise.all(asked.map(({ id }) => scene.detail(id)));
        const states = details.flatMap(({ transitions }) => transitions.map(({ to }) => to));
        expect(states).not.toContain("unconfirmed");
      } finally {
        await end();
      }
    });
  });

  it("after a database outage longer than a lease no console takes over another's attempts", async () => {
    await bed.scenario(async (scene) => {
      await Promise.all([scene.startConsole(), scene.startConsole()]);
      await bed.sandbox.fault("delay", { ms: bed.times.callMs * 0.3, times: 6 });
      const asked = await Promise.all(Array.from({ length: 6 }, () => scene.ask()));
      await Promise.all(asked.map(({ id }) => scene.reaches(id, "submitting", "running")));
      scene.line.leadTo(null);
      await scene.leasesRunOut();
      scene.line.leadTo(scene.url);
      expect(await Promise.all(asked.map(scene.verdict))).toEqual(asked.map(() => verified));
    });
  });
}
