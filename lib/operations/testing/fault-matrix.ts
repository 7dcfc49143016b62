import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { RuleRef } from "#lib/binding/types.ts";
import { atWrite } from "#lib/operations/testing/at-write.ts";
import { faultBed, noTrace, overALeaseMs, region, seen, verified } from "#lib/operations/testing/fault-bed.ts";
import { databaseFaults } from "#lib/operations/testing/fault-matrix-database.ts";
import { lastingFaults } from "#lib/operations/testing/fault-matrix-lasting.ts";
import type { PostgresServer } from "#lib/operations/testing/postgres-servers.ts";
import { kill } from "#lib/operations/testing/processes.ts";
import { sentinels } from "#lib/sandbox/faults.ts";
import { allFaultKinds } from "#lib/sandbox-terms.ts";

// State × fault × process: real consoles with the real client on the real sandbox, checked against its record of calls.

/** The sentinels with the only correct verdicts. A lie shows only as a rule that still differs. */
const ends: Record<string, string> = {
  "task-fails": "failed: task-failed",
  "task-slow": verified,
  "task-forgets": seen,
  "task-lies": "failed: differs",
  "answers-late": seen,
  "answers-never": seen,
  "answer-lost": seen,
  "answer-garbled": seen,
  "answer-truncated": seen,
  "answer-misshapen": seen,
  "answer-trickles": seen,
  "call-lost": noTrace,
  "gateway-500": noTrace,
  "internal-error": noTrace,
  "failed-operation": "rejected: refused",
};

/** A rule of a load balancer of its own, of which nobody learns that there is none. */
function neverAsked(index: number): RuleRef {
  const digits = String(index).padStart(8, "0");
  return { region, loadBalancerId: `lb-${digits}`, listenerId: `lbl-${digits}`, locationId: `loc-${digits}` };
}

/**
 * State × fault × process, on one kind of database server.
 *
 * @param startServer not the server of the other tests: so many consoles would leave them no connection
 */
export async function faultMatrix(startServer: () => Promise<PostgresServer>): Promise<void> {
  vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000, maxConcurrency: 6 });
  const shared = await startServer();
  const bed = await faultBed(shared.url());
  afterAll(async () => {
    await bed.close();
    await shared.end();
  });

  describe.concurrent("a killed console", () => {
    it.each(
      [
        { write: "the claim", before: verified, after: verified },
        { write: "the attempt", before: verified, after: noTrace },
        { write: "the RequestId", before: seen, after: verified },
        { write: "the answer", before: verified, after: verified },
        { write: "the claim to follow", before: verified, after: verified },
        { write: "the task's end", before: verified, after: verified },
        { write: "the end", before: verified, after: verified },
      ].flatMap(({ write, ...ends }) => [
        { when: "before", write, end: ends.before, fate: "is-lost" as const },
        { when: "after", write, end: ends.after, fate: "loses-its-answer" as const },
      ]),
    )("$when it has stored $write: $end", async ({ write, end, fate }) => {
      await bed.scenario(async (scene) => {
        const victim = await scene.startConsole();
        const killed = new Promise<void>((resolve) => {
          const die = () => resolve(kill(victim));
          scene.line.onAnswerLost = die;
          atWrite(scene, write, () => {
            if (fate === "is-lost") die();
            return fate;
          });
        });
        const operation = await scene.ask();
        await killed;
        scene.startSuccessor();
        expect(await scene.verdict(operation)).toBe(end);
      });
    });
  });

  describe.concurrent("a console that is stopped for longer than its lease and resumes", () => {
    it.each([
      { write: "the claim", ends: [verified] },
      { write: "the attempt", ends: [noTrace] },
      // The answer may have been stored, or the other console took over and can only read the rule.
      { write: "the RequestId", ends: [verified, seen] },
      { write: "the answer", ends: [verified] },
      { write: "the task's end", ends: [verified] },
    ])("as it stores $write: $ends", async ({ write, ends }) => {
      await bed.scenario(async (scene) => {
        const sleeper = await scene.startConsole();
        const stopped = new Promise<void>((resolve) => {
          atWrite(scene, write, () => {
            sleeper.kill("SIGSTOP");
            resolve();
            return "passes";
          });
        });
        const operation = await scene.ask();
        await stopped;
        scene.startSuccessor();
        const bystander = await scene.ask();
        expect(await scene.verdict(bystander)).toBe(verified);
        await sleep(overALeaseMs);
        sleeper.kill("SIGCONT");
        expect(ends).toContain(await scene.verdict(operation));
        // The resumed console must not change an operation that has ended.
        await sleep(1_000);
        expect(ends).toContain(await scene.verdict(operation));
      });
    });
  });

  describe.concurrent("the cloud's faults", () => {
    it("are all covered: each sentinel, and each kind of fault by one of them", () => {
      const played = [...Object.keys(ends), "always-busy", "rate-limited", "task-stalls"];
      expect(played.sort()).toEqual(sentinels.map(({ name }) => name).sort());
      expect(new Set(sentinels.map(({ fault }) => fault.kind))).toEqual(new Set(allFaultKinds));
    });

    it("end with their true outcomes, and delay no other operation", async () => {
      await bed.scenario(async (scene) => {
        await scene.startConsole();
        const asked = await Promise.all(Object.keys(ends).map((name) => scene.ask(name)));
        const begun = performance.now();
        expect(await scene.verdict(await scene.ask())).toBe(verified);
        expect(performance.now() - begun).toBeLessThan(15_000);
        const found = await Promise.all(asked.map(scene.verdict));
        expect(Object.fromEntries(Object.keys(ends).map((name, index) => [name, found[index]]))).toEqual(ends);
      });
    });

    it("end with their true outcomes, also when the console is killed during them", async () => {
      await bed.scenario(async (scene) => {
        const victim = await scene.startConsole();
        const asked = await Promise.all(Object.keys(ends).map((name) => scene.ask(name)));
        await Promise.all(
          asked.map(({ id }) =>
            scene.reaches(id, "submitting", "running", "verifying", "unconfirmed", "rejected", "failed"),
          ),
        );
        await kill(victim);
        await scene.startConsole();
        // After a kill before the answer was stored only the rule can be read; after one before sending there is no trace.
        for (const [index, name] of Object.keys(ends).entries()) {
          const each = asked[index];
          if (each) expect([ends[name], seen, noTrace], name).toContain(await scene.verdict(each));
        }
      });
    });

    it("that refuse temporarily are retried only after a refusal, and can be cancelled", async () => {
      await bed.scenario(async (scene) => {
        const engine = scene.startSuccessor();
        const asked = [await scene.ask("always-busy"), await scene.ask("rate-limited")];
        for (const { id } of asked) {
          await vi.waitFor(async () => expect((await scene.detail(id)).attempts.length).toBeGreaterThan(1), 60_000);
          await vi.waitFor(
            async () => expect(await engine.cancel(String(id), "ann")).toMatchObject({ kind: "cancelled" }),
            20_000,
          );
        }
        for (const each of asked) expect(await scene.verdict(each)).toBe("cancelled: cancelled-by-person");
      });
    });
  });

  describe.concurrent("somebody else who changes the same rule", () => {
    it.each([
      { functionName: "call-lost", state: "queued", end: "rejected: changed-since-review" },
      { functionName: "call-lost", state: "unconfirmed", end: "failed: changed-by-someone-else" },
      { functionName: "task-lies", state: "verifying", end: "failed: differs" },
    ])("while it is $state: $end", async ({ functionName, state, end }) => {
      await bed.scenario(async (scene) => {
        if (state !== "queued") await scene.startConsole();
        const operation = await scene.ask(functionName);
        await scene.reaches(operation.id, state);
        await scene.meddle(operation.rule);
        if (state === "queued") await scene.startConsole();
        expect(await scene.verdict(operation)).toBe(end);
        expect((await scene.detail(operation.id)).operation.observed?.function.name).toBe("image-thumbnail");
      });
    });
  });

  describe.concurrent("a console whose clock jumps while a task runs", () => {
    it.each([
      { minutes: 4, end: verified },
      { minutes: -4, end: verified },
      // From then on the cloud refuses its timestamps, and the operation says why.
      { minutes: 10, end: "rejected: refused" },
      { minutes: -10, end: "rejected: refused" },
    ])("by $minutes minutes keeps to it; of what is asked then: $end", async ({ minutes, end }) => {
      await bed.scenario(async (scene) => {
        const console = await scene.startConsole();
        const running = await scene.ask("task-slow");
        await scene.reaches(running.id, "running");
        console.send({ clockAheadMs: minutes * 60_000 });
        const next = await scene.ask();
        expect(await scene.verdict(next)).toBe(end);
        const says = (await scene.detail(next.id)).operation.cloudSays?.message;
        if (end !== verified) expect(says).toContain(minutes > 0 ? "ahead of the cloud's" : "behind the cloud's");
        console.send({ clockAheadMs: 0 });
        expect(await scene.verdict(running)).toBe(verified);
      });
    });
  });

  it.concurrent("three consoles, one killed and one stopped, bring every operation to its true outcome", async () => {
    await bed.scenario(async (scene) => {
      const [killed, sleeper] = await Promise.all([scene.startConsole(), scene.startConsole(), scene.startConsole()]);
      const plain = await Promise.all(Array.from({ length: 10 }, () => scene.ask()));
      const behind = await Promise.all(plain.map(({ rule }) => scene.ask(undefined, scene.freeRule(rule))));
      await scene.reaches(plain[0]?.id ?? 0, "submitting", "running", "verifying", "succeeded");
      sleeper?.kill("SIGSTOP");
      if (killed) await kill(killed);
      await sleep(overALeaseMs);
      sleeper?.kill("SIGCONT");
      const ended = await Promise.all([...plain, ...behind].map(scene.verdict));
      // Operations being sent by the killed or the stopped console may be seen without a task, or leave no trace.
      for (const end of ended) expect([verified, seen, noTrace]).toContain(end);
    });
  });

  databaseFaults(bed, startServer);
  lastingFaults(bed);

  // Not beside the others: the sandbox's clock and the faults that it is told of are everybody's.

  it("a region whose calls hang delays no other", async () => {
    const order = await bed.sandbox.fault("hang", { action: "*", region, times: 100_000 });
    try {
      await bed.scenario(async (scene) => {
        // More than the limit of one region.
        const rules = Array.from({ length: 70 }, (_, index) => neverAsked(index));
        const hanging = await Promise.all(rules.map((rule) => scene.ask(undefined, rule)));
        scene.startSuccessor({ callMs: 120_000 });
        expect(await scene.verdict(await scene.ask(undefined, scene.freeRuleElsewhere()))).toBe(verified);
        // None of them has reached its time limit.
        const details = await Promise.all(hanging.map(({ id }) => scene.detail(id)));
        expect(details.map(({ transitions }) => transitions.map(({ to }) => to))).toEqual(
          hanging.map(() => ["queued"]),
        );
      });
    } finally {
      await bed.sandbox.withdraw(order);
    }
  });

  it("a task that stalls is followed to its end, hours later", async () => {
    await bed.scenario(async (scene) => {
      const console = await scene.startConsole();
      const stalled = await scene.ask("task-stalls");
      await scene.reaches(stalled.id, "running");
      const behind = await scene.ask(undefined, scene.freeRule(stalled.rule));
      await kill(console);
      scene.startSuccessor();
      await bed.sandbox.advance(2 * 3600 * 1_000);
      expect(await scene.verdict(stalled)).toBe("failed: task-failed");
      expect(await scene.verdict(behind)).toBe(verified);
    });
  });
}
