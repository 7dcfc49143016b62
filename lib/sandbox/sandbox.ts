import { randomUUID } from "node:crypto";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import { endpointOf } from "#lib/sandbox/actions/endpoints.ts";
import { callLog } from "#lib/sandbox/calls.ts";
import { sandboxClock } from "#lib/sandbox/clock.ts";
import { type Fault, faultQueue } from "#lib/sandbox/faults.ts";
import { frequencyLog } from "#lib/sandbox/frequency.ts";
import { admit } from "#lib/sandbox/gate.ts";
import { type IssuedKey, KeyRing } from "#lib/sandbox/keys.ts";
import { frontTexts, invalidAction, onDemand, taskIsWorking, tooManyRequests } from "#lib/sandbox/messages.ts";
import { parseJson } from "#lib/sandbox/parameters.ts";
import { languageOf, Refusal } from "#lib/sandbox/refusal.ts";
import type { WireRequest } from "#lib/sandbox/request.ts";
import type { Store } from "#lib/sandbox/store.ts";
import { type Task, TaskBook } from "#lib/sandbox/tasks.ts";
import { WorldState } from "#lib/sandbox/world/state.ts";

export interface SandboxSettings {
  seed: string;
  loadBalancers: number;
  taskMs: number;
  store: Store;
}

/** What goes back: the JSON text, and what the wire must do to it. */
export interface Reply {
  body: string;
  fault: Fault | null;
}

const keptBody = 8 * 1024;

/** The cloud itself, without its HTTP server: takes requests in one at a time and answers at once. */
export class Sandbox {
  readonly faults = faultQueue();
  readonly calls = callLog();
  readonly frequency = frequencyLog();
  readonly #settings: SandboxSettings;
  readonly #store: Store;
  #clock = sandboxClock();
  #world: WorldState;
  #tasks: TaskBook;
  #keys: KeyRing;

  constructor(settings: SandboxSettings) {
    this.#settings = settings;
    this.#store = settings.store;
    this.#world = new WorldState(settings);
    this.#tasks = new TaskBook(this.#clock, settings.taskMs, settings.seed);
    this.#keys = new KeyRing(this.#clock);
    this.#restore();
  }

  /** Answers one request; a refusal is an answer like any other. */
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
      outcome: done.outcome,
      fault: done.fault?.kind ?? null,
      body: recordedBody(request),
    });
    return { body: JSON.stringify({ Response: { ...done.response, RequestId: requestId } }), fault: done.fault };
  }

  advanceClock(ms: number): void {
    this.#clock.advance(ms);
    this.#settle();
    this.save();
  }

  /** Back to the first moment of the world; nothing of before is left. */
  reset(): void {
    this.#clock = sandboxClock();
    this.#world = new WorldState(this.#settings);
    this.#tasks = new TaskBook(this.#clock, this.#settings.taskMs, this.#settings.seed);
    this.#keys = new KeyRing(this.#clock);
    this.faults.clear();
    this.calls.clear();
    this.frequency.clear();
    this.save();
  }

  save(): void {
    this.#store.save({
      version: 2,
      seed: this.#settings.seed,
      clockOffsetMs: this.#clock.offset(),
      tasks: this.#tasks.all(),
      keys: this.#keys.all(),
      touched: this.#world.touched(),
      removed: this.#world.removed(),
    });
  }

  #restore(): void {
    const saved = this.#store.load();
    if (saved?.seed === this.#settings.seed) {
      this.#clock.advance(saved.clockOffsetMs);
      this.#world.restore(saved.touched, saved.removed);
      for (const task of saved.tasks) this.#tasks.add(task);
      for (const key of saved.keys) this.#keys.add(key);
      this.#settle();
    }
    this.save();
  }

  #settle(): void {
    this.#tasks.settle((task, change) => this.#world.apply(task, change));
  }

  #perform(request: WireRequest, requestId: string): Done {
    let fault: Fault | null = null;
    const language = languageOf(request.headers["x-tc-language"]);
    try {
      const { action, caller, region } = admit(request, {
        frequency: this.frequency,
        keys: this.#keys,
        requestId,
        monotonicMs: performance.now(),
      });
      const endpoint = endpointOf(action);
      if (!endpoint) throw new Refusal("InvalidAction", invalidAction(action.name, action.service, action.version));
      const call = endpoint.read(request);
      fault = this.faults.take(action.name) ?? call.namedFault;
      if (fault?.kind === "drop-before" || fault?.kind === "http-500") {
        return { outcome: "dropped", response: {}, fault };
      }
      refuseOnDemand(fault, action);
      const response = call.answer({
        requestId,
        now: Math.floor(this.#clock.now() / 1000),
        caller,
        regionId: region,
        region: this.#world.region(caller.account.uin, region),
        language,
        tasks: this.#tasks,
        keys: this.#keys,
        fault,
      });
      this.#remember(this.#tasks.find(requestId) ?? this.#keys.issuedBy(requestId));
      return { outcome: "OK", response, fault };
    } catch (error) {
      const refusal = error instanceof Refusal ? error : brokenBy(error);
      return {
        outcome: refusal.code,
        response: { Error: { Code: refusal.code, Message: refusal.text[language] } },
        fault,
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
}

function refuseOnDemand(fault: Fault | null, { name, perSecond }: Action): void {
  switch (fault?.kind) {
    case "error":
      throw new Refusal(fault.code, onDemand(fault.code));
    case "rate-limit":
      throw new Refusal("RequestLimitExceeded", tooManyRequests(perSecond + 1, perSecond));
    case "busy":
      throw new Refusal("FailedOperation.ResourceInOperating", taskIsWorking(name));
  }
}

/** A fault of the sandbox itself: the caller sees what the cloud would say, the terminal what it was. */
function brokenBy(error: unknown): Refusal {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return new Refusal("InternalError", frontTexts.internalError);
}

function recordedBody(request: WireRequest): unknown {
  if (request.method === "GET") return request.query;
  if (request.body.length > keptBody) return null;
  const body = parseJson(request.body.toString("utf8")) ?? null;
  const isProof = typeof body === "object" && body !== null && "WebIdentityToken" in body;
  return isProof ? { ...body, WebIdentityToken: "[secret]" } : body;
}
