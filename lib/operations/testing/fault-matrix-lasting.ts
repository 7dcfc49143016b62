import { describe, expect, it } from "vitest";
import { type FaultBed, type Removed, type Scene, seen } from "#lib/operations/testing/fault-bed.ts";

/** Half a minute and a day, as short as a test can wait. */
const limits = { lastingMs: 300, lostFirstMs: 200, lostLongestMs: 400, unknownEndMs: 4_000, lastLooks: 3 };
const forbidden = { code: "UnauthorizedOperation", times: 1_000 };

async function pathOf(scene: Scene, id: number): Promise<string[]> {
  return (await scene.detail(id)).transitions.map(({ to, cause }) => `${to}: ${cause}`);
}

/** Lasting faults: keys that may no longer read, and deleted resources. */
export function lastingFaults(bed: FaultBed): void {
  // Not beside the others: the faults that the sandbox is told of are everybody's.

  it("an operation whose task may no longer be polled is read back instead", async () => {
    await bed.scenario(async (scene) => {
      scene.startSuccessor({ limits });
      const order = await bed.sandbox.fault("error", { action: "DescribeTaskStatus", ...forbidden });
      try {
        const operation = await scene.ask();
        expect(await scene.verdict(operation)).toBe(seen);
        expect(await pathOf(scene, operation.id)).toContain("unconfirmed: task-unreadable");
      } finally {
        await bed.sandbox.withdraw(order);
      }
    });
  });

  it("an operation whose rule may no longer be read is reported, and ends as never confirmed", async () => {
    await bed.scenario(async (scene) => {
      const engine = scene.startSuccessor({ limits });
      const told = new Set<string | undefined>();
      engine.subscribe(({ lookFailure }) => void (lookFailure && told.add(lookFailure.action)));
      const operation = await scene.ask("task-lies");
      await scene.reaches(operation.id, "verifying");
      const order = await bed.sandbox.fault("error", { action: "DescribeTargets", ...forbidden });
      try {
        await scene.reaches(operation.id, "failed");
      } finally {
        await bed.sandbox.withdraw(order);
      }
      expect(await scene.verdict(operation)).toBe("failed: never-confirmed");
      expect(told).toEqual(new Set(["clb:DescribeTargets"]));
    });
  });

  describe.concurrent("somebody else deletes", () => {
    it.each(
      (["rule", "listener", "load balancer"] as const).flatMap((what: Removed) => [
        { what, state: "unconfirmed", functionName: "call-lost" },
        { what, state: "verifying", functionName: "task-lies" },
      ]),
    )("the $what while it is $state", async ({ what, state, functionName }) => {
      await bed.scenario(async (scene) => {
        // An outcome is looked for until the rule is gone, however long that takes.
        scene.startSuccessor({ readBackMs: 300_000 });
        const operation = await scene.ask(functionName);
        await scene.reaches(operation.id, state);
        await scene.remove(what, operation.rule);
        expect(await scene.verdict(operation)).toBe("failed: gone");
      });
    });
  });
}
