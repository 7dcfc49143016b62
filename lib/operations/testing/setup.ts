import type { ChildProcess } from "node:child_process";
import { afterAll, inject } from "vitest";
import type { Operation } from "#lib/api/contract/operation.ts";
import type { State } from "#lib/api/contract/words.ts";
import type { Binding } from "#lib/binding/types.ts";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createTestDatabase } from "#lib/db/testing/database.ts";
import { defaultLimits } from "#lib/operations/limits.ts";
import type { Claimant } from "#lib/operations/store/claim.ts";
import type { AskInput } from "#lib/operations/store/insert.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { type OneAccountDeps, type OneAccountEngine, oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { forkWorker } from "#lib/operations/testing/processes.ts";
import { trueTimes } from "#lib/operations/testing/times.ts";
import { startToyCloud, type ToyCloud } from "#lib/operations/testing/toy-cloud.ts";
import { toyPort } from "#lib/operations/testing/toy-port.ts";
import type { Secret } from "#lib/secret.ts";
import { eventually } from "#lib/testing/until.ts";

export interface Bed {
  toy: ToyCloud;
  database: Database;
  url: Secret;
  /** Starts another engine on the same database and cloud, in place of another process. */
  startEngine(readBackMs?: number, more?: Partial<OneAccountDeps>): OneAccountEngine;
  /** Starts an engine in another process, which may be killed. */
  startWorker(readBackMs?: number): Promise<ChildProcess>;
}

/** A migrated database and a toy cloud for a test file; everything started on them ends with the file. */
export async function testBed(times = trueTimes): Promise<Bed> {
  const { url } = await createTestDatabase();
  const database = await createDatabase(url);
  await migrate(database);
  const toy = await startToyCloud();
  const engines: OneAccountEngine[] = [];
  const workers: ChildProcess[] = [];
  afterAll(async () => {
    for (const worker of workers) worker.kill("SIGKILL");
    await Promise.all(engines.map((engine) => engine.stop()));
    await toy.close();
    await database.close();
  });
  return {
    toy,
    database,
    url,
    startEngine(readBackMs = 360_000, more = {}) {
      const { limits } = times;
      const deps = { database, cloud: toyPort(toy.url), readBackMs, limits, log: { warn: () => {} } };
      const engine = oneAccountEngine({ ...deps, ...more });
      engines.push(engine);
      engine.start();
      return engine;
    },
    async startWorker(readBackMs = 360_000) {
      const worker = await forkWorker(inject("workerScript"), {
        databaseUrl: url.reveal(),
        kind: "toy",
        cloudUrl: toy.url,
        times: { ...times, readBackMs },
      });
      workers.push(worker);
      return worker;
    },
  };
}

/** A process whose part a test plays itself. */
export function claimant(owner: string): Claimant {
  return { owner, leaseMs: defaultLimits.leaseMs };
}

let made = 0;

export function binding(name = "hello"): Binding {
  return { function: { namespace: "default", name, qualifier: "$LATEST" }, weight: 10 };
}

/** A wish to bind a rule of the toy cloud, which is put there unbound. */
export function wish(
  toy: ToyCloud,
  { region = "ap-guangzhou", loadBalancerId = `lb-${made}`, locationId = `loc-${++made}`, ...rest } = {},
): AskInput {
  if (!toy.rules.has(locationId)) toy.rules.set(locationId, null);
  const rule = { region, loadBalancerId, listenerId: "lbl-1", locationId };
  return {
    ...askInput({ account: "settings", realm: "toy", accountId: toy.accountId }, rule, null, binding()),
    ...rest,
  };
}

/** Waits until an operation is in one of these states. */
export async function reaches(
  engine: Pick<OneAccountEngine, "detail">,
  id: string,
  ...wanted: State[]
): Promise<Operation> {
  return eventually(async () => {
    const detail = await engine.detail(id);
    if (!detail || !wanted.includes(detail.operation.state)) {
      throw new Error(`operation ${id} is ${detail?.operation.state}, not ${wanted.join(" or ")}`);
    }
    return detail.operation;
  });
}

export async function asked(engine: OneAccountEngine, input: AskInput): Promise<Operation> {
  const result = await engine.ask(input);
  if (result.kind !== "asked") throw new Error(`the rule is taken by ${result.by.id}`);
  return result.operation;
}

/** An operation's states in the order of its timeline. */
export async function pathOf(engine: OneAccountEngine, id: string): Promise<string[]> {
  const detail = await engine.detail(id);
  return (detail?.transitions ?? []).map(({ to, cause }) => `${to}: ${cause}`);
}
