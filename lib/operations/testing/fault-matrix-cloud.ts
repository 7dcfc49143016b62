import { describe, expect, it } from "vitest";
import { type Asked, type FaultBed, noTrace, seen, verified } from "#lib/operations/testing/fault-bed.ts";
import { kill } from "#lib/operations/testing/processes.ts";
import { sentinels } from "#lib/sandbox/faults.ts";
import { allFaultKinds } from "#lib/sandbox-terms.ts";
import { eventually } from "#lib/testing/until.ts";

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

/** What the cloud does to writes. */
export function cloudFaults(bed: FaultBed): void {
  describe.concurrent("the cloud's faults", () => {
    it("are all covered: each sentinel, and each kind of fault by one of them", () => {
      const played = [...Object.keys(ends), "always-busy", "rate-limited", "task-stalls"];
      expect(played.sort()).toEqual(sentinels.map(({ name }) => name).sort());
      expect(new Set(sentinels.map(({ fault }) => fault.kind))).toEqual(new Set(allFaultKinds));
    });

    it("end with their true outcomes, and delay no other operation", async () => {
      await bed.scenario(async (scene) => {
        // A late answer is given up well after what it must not delay has ended, also on a busy machine.
        await scene.startConsole({ callMs: 16_000 });
        const asked = await Promise.all(Object.keys(ends).map((name) => scene.ask(name)));
        const plain = await scene.ask();
        expect(await scene.verdict(plain)).toBe(verified);
        const found = await Promise.all(asked.map(scene.verdict));
        expect(Object.fromEntries(Object.keys(ends).map((name, index) => [name, found[index]]))).toEqual(ends);
        const endOf = async ({ id }: Asked) => Date.parse((await scene.detail(id)).operation.endedAt ?? "");
        // These take longer than a plain one, and less than a plain one that waits for a hanging call first.
        const slow = ["task-lies", "task-forgets"];
        for (const name of slow) {
          const other = asked[Object.keys(ends).indexOf(name)];
          expect(await endOf(plain), name).toBeLessThan(other ? await endOf(other) : 0);
        }
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
          await eventually(async () => expect((await scene.detail(id)).attempts.length).toBeGreaterThan(1));
          await eventually(async () =>
            expect(await engine.cancel(String(id), "ann")).toMatchObject({ kind: "cancelled" }),
          );
        }
        for (const each of asked) expect(await scene.verdict(each)).toBe("cancelled: cancelled-by-person");
      });
    });
  });
}
