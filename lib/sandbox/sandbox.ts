import { randomUUID } from "node:crypto";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import { endpointOf } from "#lib/sandbox/actions/endpoints.ts";
import { callLog } from "#lib/sandbox/calls.ts";
import { type Chaos, chaosOf } from "#lib/sandbox/chaos.ts";
import { type Clock, sandboxClock } from "#lib/sandbox/clock.ts";
import { type Dialect, type DialectName, dialectNamed } from "#lib/sandbox/dialects.ts";
import { type Fault, type FaultOrder, faultQueue } from "#lib/sandbox/faults.ts";
import { frequencyLog } from "#lib/sandbox/frequency.ts";
import { admit } from "#lib/sandbox/gate.ts";
import { type IssuedKey, KeyRing } from "#lib/sandbox/keys.ts";
import { frontTexts, invalidAction, onDemand, taskIsWorking, tooManyRequests } from "#lib/sandbox/messages.ts";
import { parseJson } from "#lib/sandbox/parameters.ts";
import { ApiRefusal, languageOf } from "#lib/sandbox/refusal.ts";
import type { WireRequest } from "#lib/sandbox/request.ts";
import type { SavedState, Store } from "#lib/sandbox/store.ts";
import { type Task, TaskBook } from "#lib/sandbox/tasks.ts";
import { type Counts, type ScenarioName, scenarios } from "#lib/sandbox/world/scenarios.ts";
import { WorldState } from "#lib/sandbox/world/state.ts";

export interface SandboxSettings extends Counts {
  seed: string;
  dialect?: DialectName | undefined;
  /** Defaults to that of the saved state, else to `default`. */
  scenario?: ScenarioName | undefined;
  /** Defaults to the scenario's percentage. */
  chaosPercent?: number | undefined;
  taskMs: number;
  store: Store;
}

/** The JSON text of an answer, and the fault to apply when it is sent. */
export interface Reply {
  body: string;
  fault: Fault | null;
}

/** State of the sandbox, for its control paths. */
export interface SandboxState {
  scenario: ScenarioName;
  seed: string;
  chaosPercent: number;
  /** Milliseconds that its clock is ahead of the real one. */
  clockAheadMs: number;
  faults: readonly FaultOrder[];
}

const keptBody = 8 * 1024;

/** The local cloud without its HTTP server: answers one request at a time, synchronously. */
export class Sandbox {
  readonly faults = faultQueue();
  readonly calls = callLog();
  readonly frequency = frequencyLog();
  readonly #settings: SandboxSettings;
  readonly #store: Store;
  readonly #dialect: Dialect;
  #clock: Clock;
  /** Unix milliseconds of the real clock. */
  #settledAt = 0;
  #world: WorldState;
  #chaos: Chaos;
  #tasks: TaskBook;
  #keys: KeyRing;

  constructor(settings: SandboxSettings) {
    this.#settings = settings;
    this.#store = settings.store;
    this.#dialect = dialectNamed(settings.dialect ?? "usual");
    const saved = this.#store.load();
    const scenario = settings.scenario ?? saved?.scenario ?? "default";
    ({
      clock: this.#clock,
      world: this.#world,
      chaos: this.#chaos,
      tasks: this.#tasks,
      keys: this.#keys,
    } = firstMoment(settings, scenario));
    if (saved?.seed === settings.seed && saved.scenario === scenario) this.#restore(saved);
    this.save();
  }

  /** Answers one request; a refusal is an answer, too. */
  answer(request: WireRequest): Reply {
    const requestId = randomUUID();
    this.#settle();
    const done = this.#perform(request, requestId);
    this.calls.add({
      at: Date.now(),
      action: request.headers["x-tc-action"] ?? "",
      region: request.headers["x-tc-region"] ?? "",
      secretId: /Credential=([^/]+)/.exec(request.headers.authorization ?? "")?.[1] ?? "",
      requestId,
      verified: done.verified,
      outcome: done.outcome,
      fault: done.fault?.kind ?? null,
      body: recordedBody(request),
    });
    const named = this.#dialect.namesRefusals || !("Error" in done.response);
    const response = { ...done.response, ...(named ? { RequestId: requestId } : {}) };
    return { body: JSON.stringify({ Response: response }), fault: done.fault };
  }

  advanceClock(ms: number): void {
    this.#settle();
    this.#clock.advance(ms);
    this.#settle();
    this.save();
  }

  standing(): SandboxState {
    return {
      scenario: this.#world.recipe.scenario,
      seed: this.#settings.seed,
      chaosPercent: this.#chaos.percent,
      clockAheadMs: this.#clock.offset(),
      faults: this.faults.waiting(),
    };
  }

  /** Starts the scenario's world anew and drops all earlier state. */
  reset(scenario: ScenarioName = this.#world.recipe.scenario): void {
    ({
      clock: this.#clock,
      world: this.#world,
      chaos: this.#chaos,
      tasks: this.#tasks,
      keys: this.#keys,
    } = firstMoment(this.#settings, scenario));
    this.faults.clear();
    this.calls.clear();
    this.frequency.clear();
    this.save();
  }

  save(): void {
    this.#store.save({
      version: 2,
      seed: this.#settings.seed,
      scenario: this.#world.recipe.scenario,
      clockOffsetMs: this.#clock.offset(),
      tasks: this.#tasks.all(),
      keys: this.#keys.all(),
      touched: this.#world.touched(),
      removed: this.#world.removed(),
    });
  }

  #restore(saved: SavedState): void {
    this.#clock.advance(saved.clockOffsetMs);
    this.#world.restore(saved.touched, saved.removed);
    for (const task of saved.tasks) this.#tasks.add(task);
    for (const key of saved.keys) this.#keys.add(key);
    this.#settle();
  }

  #settle(): void {
    this.#tasks.settle((task, change) => {
      // A task that the clock was moved beyond ends at that moment.
      const endedAt = Math.max(this.#settledAt, task.endsAt - this.#clock.offset());
      this.#world.apply(task, change, Math.floor(endedAt / 1000));
    });
    this.#settledAt = Date.now();
  }

  #perform(request: WireRequest, requestId: string): Done {
    let fault: Fault | null = null;
    let verified = false;
    const language = languageOf(request);
    try {
      const { action, caller, region } = admit(request, {
        frequency: this.frequency,
        keys: this.#keys,
        requestId,
        onVerified: () => {
          verified = true;
        },
        monotonicMs: performance.now(),
      });
      const endpoint = endpointOf(action);
      if (!endpoint) throw new ApiRefusal("InvalidAction", invalidAction(action.name, action.service, action.version));
      const call = endpoint.read(request, this.#dialect);
      fault = this.faults.take(action.name, region) ?? call.namedFault ?? this.#chaos.strike(action);
      if (fault?.kind === "drop-before" || fault?.kind === "http-500") {
        return { outcome: "dropped", response: {}, fault, verified };
      }
      refuseOnDemand(fault, action);
      const response = call.answer({
        requestId,
        seed: `${this.#settings.seed}/made/${this.#tasks.begun() + 1}`,
        now: Math.floor(this.#clock.now() / 1000),
        caller,
        regionId: region,
        region: this.#world.region(caller.account.uin, region),
        language,
        dialect: this.#dialect,
        tasks: this.#tasks,
        keys: this.#keys,
        fault,
      });
      this.#remember(this.#tasks.find(requestId) ?? this.#keys.issuedBy(requestId));
      return { outcome: "OK", response, fault, verified };
    } catch (error) {
      const refusal = error instanceof ApiRefusal ? error : brokenBy(error);
      return {
        outcome: refusal.code,
        response: { Error: { Code: refusal.code, Message: refusal.text[language] } },
        fault,
        verified,
      };
    }
  }

  #remember(entry: Task | IssuedKey | undefined): void {
    if (entry) this.#store.append(entry);
  }
}

interface Done {
  outcome: string;
  response: Record<string, unknown>;
  fault: Fault | null;
  verified: boolean;
}

function firstMoment(settings: SandboxSettings, scenario: ScenarioName) {
  const { seed, loadBalancers, functions, taskMs, chaosPercent = scenarios[scenario].chaosPercent } = settings;
  const clock = sandboxClock();
  return {
    clock,
    world: new WorldState({ seed, scenario, loadBalancers, functions }),
    chaos: chaosOf(seed, chaosPercent),
    tasks: new TaskBook(clock, taskMs, seed),
    keys: new KeyRing(clock),
  };
}

function refuseOnDemand(fault: Fault | null, { name, perSecond }: Action): void {
  switch (fault?.kind) {
    case "error":
      throw new ApiRefusal({ ordered: fault.code }, onDemand(fault.code));
    case "rate-limit":
      throw new ApiRefusal("RequestLimitExceeded", tooManyRequests(perSecond + 1, perSecond));
    case "busy":
      throw new ApiRefusal("FailedOperation.ResourceInOperating", taskIsWorking(name));
  }
}

/** A bug in the sandbox: the caller gets InternalError, the terminal shows the error. */
function brokenBy(error: unknown): ApiRefusal {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return new ApiRefusal("InternalError", frontTexts.internalError);
}

function recordedBody(request: WireRequest): unknown {
  if (request.method === "GET") return request.query;
  if (request.body.length > keptBody) return null;
  const body = parseJson(request.body.toString("utf8")) ?? null;
  const isProof = typeof body === "object" && body !== null && "WebIdentityToken" in body;
  return isProof ? { ...body, WebIdentityToken: "[secret]" } : body;
}
