import { describe, expect, it } from "vitest";
import type { RuleRef } from "#lib/binding/types.ts";
import { atWrite } from "#lib/operations/testing/at-write.ts";
import { type FaultBed, noTrace, region, seen, verified } from "#lib/operations/testing/fault-bed.ts";
import { cloudFaults } from "#lib/operations/testing/fault-matrix-cloud.ts";
import { databaseFaults } from "#lib/operations/testing/fault-matrix-database.ts";
import { lastingFaults } from "#lib/operations/testing/fault-matrix-lasting.ts";
import type { PostgresServer } from "#lib/operations/testing/postgres-servers.ts";
import { kill } from "#lib/operations/testing/processes.ts";

// State × fault × process: real consoles with the real client on the real sandbox, checked against its record of calls.

/** A rule of a load balancer of its own, of which nobody learns that there is none. */
function neverAsked(index: number): RuleRef {
  const digits = String(index).padStart(8, "0");
  return { region, loadBalancerId: `lb-${digits}`, listenerId: `lbl-${digits}`, locationId: `loc-${digits}` };
}

/**
 * State × fault × process, on one kind of database server.
 *
 * @param bed made on a server of that kind
 */
export function faultMatrix(bed: FaultBed, startServer: () => Promise<PostgresServer>): void {
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
      // The resumed console may be the first to act: it knows that it hasn't sent the request, and tries again.
      { write: "the attempt", ends: [noTrace, verified] },
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
        const successor = scene.startSuccessor();
        const bystander = await scene.ask();
        expect(await scene.verdict(bystander)).toBe(verified);
        await scene.leasesRunOut();
        sleeper.kill("SIGCONT");
        const end = await scene.verdict(operation);
        expect(ends).toContain(end);
        // The resumed console works on, and must not change an operation that has ended.
        await successor.stop();
        expect(await scene.verdict(await scene.ask())).toBe(verified);
        expect(await scene.verdict(operation)).toBe(end);
      });
    });
  });

  cloudFaults(bed);

  describe.concurrent("somebody else who changes the same rule", () => {
    it.each([
      { functionName: "call-lost", state: "queued", end: "rejected: changed-since-review" },
      { functionName: "call-lost", state: "unconfirmed", end: "failed: changed-by-someone-else" },
      { functionName: "task-lies", state: "verifying", end: "failed: differs" },
    ])("while it is $state: $end", async ({ functionName, state, end }) => {
      await bed.scenario(async (scene) => {
        // An outcome is looked for until the rule is changed, however long that takes.
        const long = { readBackMs: 300_000 };
        if (state !== "queued") await scene.startConsole(long);
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
      await scene.leasesRunOut();
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
