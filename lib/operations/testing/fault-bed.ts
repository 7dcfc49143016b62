import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { expect, inject } from "vitest";
import type { OperationDetail } from "#lib/api/contract/operation.ts";
import { changeBetween } from "#lib/binding/change.ts";
import type { Binding, RuleRef } from "#lib/binding/types.ts";
import { deleteListener, deleteRule } from "#lib/cloud/catalogue/clb/listener-writes.ts";
import { deleteLoadBalancer } from "#lib/cloud/catalogue/clb/load-balancer-writes.ts";
import { createDatabase, type Database } from "#lib/db/database.ts";
import { migrate } from "#lib/db/migrate.ts";
import { type Line, openLine } from "#lib/db/testing/line.ts";
import { runStatements } from "#lib/db/testing/statements.ts";
import type { Limits } from "#lib/operations/limits.ts";
import { isTerminal } from "#lib/operations/states.ts";
import { insertOperation } from "#lib/operations/store/insert.ts";
import { askInput } from "#lib/operations/testing/ask-input.ts";
import { freeRules } from "#lib/operations/testing/free-rules.ts";
import { type OneAccountEngine, oneAccountEngine } from "#lib/operations/testing/one-account.ts";
import { forkWorker } from "#lib/operations/testing/processes.ts";
import { sandboxCloud } from "#lib/operations/testing/sandbox-cloud.ts";
import { type SandboxProcess, startSandboxProcess } from "#lib/operations/testing/sandbox-process.ts";
import type { Times } from "#lib/operations/testing/times.ts";
import { Secret } from "#lib/secret.ts";
import { until } from "#lib/testing/until.ts";

export const region = "ap-guangzhou";
const otherRegion = "ap-shanghai";
/** Bounds a hang: a forgotten task and a lie take half a minute to be detected, and the machine may be busy. */
const endsWithinMs = 300_000;

/** Verdicts on how operations end. */
export const verified = "succeeded: verified";
export const seen = "succeeded: seen-without-task";
export const noTrace = "failed: no-trace";

/** Shared by the scenarios of a matrix: one sandbox, whose rules they use one by one, each on its own load balancer. */
export interface FaultBed {
  times: Times;
  sandbox: SandboxProcess;
  /** Runs one scenario with its own database and consoles, which end with it. */
  scenario<Result>(play: (scene: Scene) => Promise<Result>, address?: string): Promise<Result>;
  close(): Promise<void>;
}

/** What one console waits for differently from the others of its bed. */
type OwnTimes = Partial<Omit<Times, "limits">> & { limits?: Partial<Limits> };

export interface Scene {
  /** The database's own address. */
  url: string;
  /** The workers' connection to the database. */
  line: Line;
  /** Starts a console process that uses the line. */
  startConsole(own?: OwnTimes): Promise<ChildProcess>;
  /** Starts another console, directly connected to the database and without faults. */
  startSuccessor(own?: OwnTimes): OneAccountEngine;
  /** A person's read in the successor's process. */
  read: Database["read"];
  /** Requests a bind of a sentinel or a plain function to a given or any free rule. */
  ask(functionName?: string, at?: RuleRef): Promise<Asked>;
  freeRule(sameBalancerAs?: RuleRef): RuleRef;
  freeRuleElsewhere(): RuleRef;
  detail(id: number): Promise<OperationDetail>;
  reaches(id: number, ...states: string[]): Promise<void>;
  /** Waits until all leases that run now are over, renewed or not, by the database's clock. */
  leasesRunOut(): Promise<void>;
  /** Somebody else binds another function to a rule. */
  meddle(rule: RuleRef): Promise<void>;
  /** Somebody else deletes a rule, its listener or its load balancer. */
  remove(what: Removed, rule: RuleRef): Promise<void>;
  /** Waits for an operation's end, compares it with the sandbox's records, and returns `state: cause`. */
  verdict(asked: Asked): Promise<string>;
}

export type Removed = "rule" | "listener" | "load balancer";

export interface Asked {
  id: number;
  rule: RuleRef;
  after: Binding;
}

const others: Binding = {
  function: { namespace: "default", name: "image-thumbnail", qualifier: "$LATEST" },
  weight: 33,
};

/**
 * @param serverUrl a PostgreSQL server on which databases may be created
 * @param times those of its consoles
 * @param taskMs duration of the sandbox's tasks
 */
export async function faultBed(serverUrl: string, times: Times, taskMs = 300): Promise<FaultBed> {
  const sandbox = await startSandboxProcess("--task-ms", String(taskMs), "--load-balancers", "150");
  const rules = await inDatabase(serverUrl, async (database) => {
    const cloud = sandboxCloud(sandbox.url, database.pool);
    try {
      return {
        here: await freeRules(cloud.inventory, region),
        elsewhere: (await freeRules(cloud.inventory, otherRegion)).flat(),
      };
    } finally {
      await cloud.close();
    }
  });
  return {
    times,
    sandbox,
    scenario: (play, address) =>
      address === undefined
        ? inDatabase(serverUrl, (database, url) => playOn(database, url, { sandbox, rules, times }, play))
        : opened(address, (database) => playOn(database, address, { sandbox, rules, times }, play)),
    async close() {
      sandbox.close();
    },
  };
}

/** What the scenes of a bed have in common. */
interface Stage {
  sandbox: SandboxProcess;
  /** Free ones: of each load balancer, and of another region. */
  rules: { here: RuleRef[][]; elsewhere: RuleRef[] };
  times: Times;
}

async function inDatabase<Result>(
  serverUrl: string,
  use: (database: Database, url: string) => Promise<Result>,
): Promise<Result> {
  const name = `scene_${randomUUID().replaceAll("-", "")}`;
  await runStatements(serverUrl, [`create database ${name}`]);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  try {
    return await opened(url.href, (database) => use(database, url.href));
  } finally {
    await runStatements(serverUrl, [`drop database ${name} with (force)`]);
  }
}

async function opened<Result>(url: string, use: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await createDatabase(new Secret(url));
  try {
    await migrate(database);
    return await use(database);
  } finally {
    await database.close();
  }
}

async function playOn<Result>(
  database: Database,
  url: string,
  { sandbox, rules, times }: Stage,
  play: (scene: Scene) => Promise<Result>,
): Promise<Result> {
  const line = await openLine(url);
  const cloud = sandboxCloud(sandbox.url, database.pool);
  const clouds = [cloud];
  const consoles: ChildProcess[] = [];
  const engines: OneAccountEngine[] = [];
  const meddled = new Set<string>();
  const { query } = database;
  const log = { warn: () => undefined };
  const observer = oneAccountEngine({ database, cloud: cloud.port, ...times, log });
  const timesOf = (own: OwnTimes = {}) => ({ ...times, ...own, limits: { ...times.limits, ...own.limits } });
  const identity = await observer.identity();
  const call = { region, language: "en-US" as const, signal: AbortSignal.timeout(300_000) };

  const scene: Scene = {
    url,
    line,
    read: database.read,
    async startConsole(own) {
      const worker = await forkWorker(inject("workerScript"), {
        databaseUrl: line.url,
        kind: "sandbox",
        cloudUrl: sandbox.url,
        times: timesOf(own),
      });
      consoles.push(worker);
      return worker;
    },
    startSuccessor(own) {
      const { callMs, ...waits } = timesOf(own);
      const successorCloud = sandboxCloud(sandbox.url, database.pool, { callMs });
      clouds.push(successorCloud);
      const engine = oneAccountEngine({ database, cloud: successorCloud.port, ...waits, log });
      engines.push(engine);
      engine.start();
      return engine;
    },
    freeRule(sameBalancerAs) {
      const balancer = sameBalancerAs
        ? rules.here.find(([rule]) => rule?.loadBalancerId === sameBalancerAs.loadBalancerId)
        : rules.here.shift();
      const rule = balancer?.shift();
      if (!balancer || !rule) throw new Error("the sandbox has no free rule left");
      if (!sameBalancerAs) rules.here.push(balancer);
      return rule;
    },
    freeRuleElsewhere() {
      const rule = rules.elsewhere.shift();
      if (!rule) throw new Error(`the sandbox has no free rule left in ${otherRegion}`);
      return rule;
    },
    async ask(functionName, at = scene.freeRule()) {
      const named = functionName === undefined ? ["default", "order-webhook"] : ["faults", functionName];
      const [namespace = "", name = ""] = named;
      const after: Binding = { function: { namespace, name, qualifier: "$LATEST" }, weight: 10 };
      const { row } = await insertOperation(query, askInput(identity, at, null, after));
      return { id: row.id, rule: at, after };
    },
    async detail(id) {
      const detail = await observer.detail(String(id));
      if (!detail) throw new Error(`operation ${id} is lost`);
      return detail;
    },
    async reaches(id, ...states) {
      const isThere = async () => {
        // The database may be away.
        const detail = await scene.detail(id).catch(() => null);
        return states.includes(detail?.operation.state ?? "out of sight");
      };
      await until(isThere, `operation ${id} is ${states.join(" or ")}`, endsWithinMs);
    },
    async leasesRunOut() {
      const { rows } = await database.pool.query("select max(lease_until)::text as last from operations");
      const isOver = async () => {
        const answer = await database.pool.query("select coalesce($1 < now(), true) as over", [rows[0].last]);
        return answer.rows[0].over === true;
      };
      await until(isOver, "the leases are over");
    },
    async meddle(rule) {
      const change = changeBetween(rule, null, others);
      if (!change) throw new Error("nothing to change");
      meddled.add(await cloud.port.send(cloud.port.requestOf(change), Math.floor(Date.now() / 1_000), call));
      await until(async () => cloud.port.same(await held(rule), others), "the rule is somebody else's");
    },
    async remove(what, rule) {
      const { loadBalancerId: LoadBalancerId, listenerId: ListenerId, locationId } = rule;
      const { client } = cloud;
      if (what === "rule")
        await client.call(deleteRule, { LoadBalancerId, ListenerId, LocationIds: [locationId] }, call);
      else if (what === "listener") await client.call(deleteListener, { LoadBalancerId, ListenerId }, call);
      else await client.call(deleteLoadBalancer, { LoadBalancerIds: [LoadBalancerId], ForceDelete: true }, call);
    },
    async verdict({ id, rule, after }) {
      await scene.reaches(id, "succeeded", "failed", "rejected", "cancelled");
      const { operation, attempts } = await scene.detail(id);
      const reached = (await sandbox.writesOf(rule)).filter(({ requestId }) => !meddled.has(requestId));
      const taken = reached.filter(({ outcome }) => outcome === "OK");
      expect(isTerminal(operation.state)).toBe(true);
      // Each attempt was sent at most once, and an accepted one was accepted once.
      expect(reached.length).toBeLessThanOrEqual(attempts.filter(({ outcome }) => outcome !== "not-sent").length);
      expect(taken.length).toBeLessThanOrEqual(1);
      // A further attempt was made only after one that was certainly not accepted.
      for (const { outcome } of attempts.slice(0, -1)) expect(["refused", "not-sent"]).toContain(outcome);
      const accepted = attempts.filter(({ outcome }) => outcome === "accepted").map(({ requestId }) => requestId);
      for (const requestId of accepted) expect(taken.map((each) => each.requestId)).toEqual([requestId]);
      // The operation's outcome agrees with the rule.
      const holds = operation.cause !== "gone" && cloud.port.same(await held(rule), after);
      expect(holds).toBe(operation.state === "succeeded");
      if (operation.state === "rejected" || operation.state === "cancelled") expect(taken).toEqual([]);
      return `${operation.state}: ${operation.cause}`;
    },
  };

  async function held(rule: RuleRef): Promise<Binding | null> {
    const { holds } = await cloud.port.readRule(rule, call);
    if (holds === "gone") throw new Error(`the rule ${rule.locationId} is gone`);
    return holds;
  }

  try {
    return await play(scene);
  } finally {
    for (const worker of consoles) worker.kill("SIGKILL");
    await Promise.all([observer, ...engines].map((engine) => engine.stop()));
    await Promise.all(clouds.map((each) => each.close()));
    line.close();
  }
}
