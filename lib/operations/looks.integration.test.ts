import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { isTerminal } from "#lib/operations/states.ts";
import { type Asked, type FaultBed, faultBed, type Scene, seen, verified } from "#lib/operations/testing/fault-bed.ts";
import { ownPostgres, type PostgresServer } from "#lib/operations/testing/postgres-servers.ts";
import { shortTimes } from "#lib/operations/testing/times.ts";
import { type FaultKind, faultKinds } from "#lib/sandbox-terms.ts";
import { until } from "#lib/testing/until.ts";

// Faults of polls and readings say nothing about the change: the operation still ends with its true outcome. Faults of
// writes are tested by the fault matrix.

// These bound hangs: the machine may have other work.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000, maxConcurrency: 4 });

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await ownPostgres();
});
afterAll(() => server?.end());

const kinds: FaultKind[] = [...faultKinds.call, ...faultKinds.answer];
/** Faults that need one strike; the others also strike the client's second try, which would recover from a single one. */
const slow: FaultKind[] = ["delay", "hang", "trickle"];

interface Look {
  state: string;
  action: string;
  functionName?: string;
  /** State in which the fault is injected, where earlier looks call the same action. */
  orderedIn?: string;
  end: string;
}

it.concurrent.each<Look>([
  { state: "queued", action: "DescribeTargets", end: verified },
  { state: "running", action: "DescribeTaskStatus", end: verified },
  { state: "verifying", action: "DescribeTargets", orderedIn: "running", end: verified },
  { state: "unconfirmed", action: "DescribeTargets", functionName: "answer-lost", orderedIn: "unconfirmed", end: seen },
])("a look by $action while $state may fail in every way", async (look) => {
  // A sandbox per test, since an injected fault strikes the next call of any client.
  const bed = await faultBed(server?.url() ?? "", shortTimes, 1_500);
  try {
    await bed.scenario(async (scene) => {
      await scene.startConsole();
      const found: Record<string, string> = {};
      for (const kind of kinds) found[kind] = await scene.verdict(await askWith(bed, scene, look, kind));
      expect(found).toEqual(Object.fromEntries(kinds.map((kind) => [kind, look.end])));
    });
  } finally {
    await bed.close();
  }
});

/**
 * Requests a bind, injects the fault into one of its looks, and waits until it has struck; again with another bind where the
 * looks came before the order, as on a busy machine.
 */
async function askWith(bed: FaultBed, scene: Scene, look: Look, kind: FaultKind): Promise<Asked> {
  for (;;) {
    const { asked, order } = await askOnce(bed, scene, look, kind);
    const hasStruck = async () => (await bed.sandbox.faultsWaiting()) === 0;
    const hasEnded = async () => isTerminal((await scene.detail(asked.id)).operation.state);
    await until(async () => (await hasStruck()) || (await hasEnded()), `${kind} strikes ${look.action}`);
    if (await hasStruck()) return asked;
    await bed.sandbox.withdraw(order);
  }
}

async function askOnce(bed: FaultBed, scene: Scene, { action, functionName, orderedIn }: Look, kind: FaultKind) {
  const order = () =>
    bed.sandbox.fault(kind, {
      action,
      times: slow.includes(kind) ? 1 : 2,
      ...(kind === "error" && { code: "InternalError" }),
      ...(kind === "delay" && { ms: bed.times.callMs / 5 }),
    });
  if (orderedIn === undefined) return { order: await order(), asked: await scene.ask(functionName) };
  const asked = await scene.ask(functionName);
  await scene.reaches(asked.id, orderedIn, "succeeded", "failed");
  return { order: await order(), asked };
}
