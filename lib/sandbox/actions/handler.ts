import type { z } from "zod";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import type { Caller } from "#lib/sandbox/accounts.ts";
import type { Dialect } from "#lib/sandbox/dialects.ts";
import type { Fault } from "#lib/sandbox/faults.ts";
import type { KeyRing } from "#lib/sandbox/keys.ts";
import { readParameters } from "#lib/sandbox/parameters.ts";
import type { Language } from "#lib/sandbox/refusal.ts";
import type { WireRequest } from "#lib/sandbox/request.ts";
import type { TaskBook } from "#lib/sandbox/tasks.ts";
import type { Region } from "#lib/sandbox/world/region.ts";

/** Everything that a handler may use. */
export interface CallContext {
  requestId: string;
  /** Seed of the ids of what the call creates: the same writes in the same order give the same ids. */
  seed: string;
  /** Unix seconds of the sandbox's clock. */
  now: number;
  caller: Caller;
  regionId: string;
  region: Region;
  language: Language;
  dialect: Dialect;
  tasks: TaskBook;
  keys: KeyRing;
  /** Fault of the task that the call begins, if it begins one. */
  fault: Fault | null;
}

/** A call with valid parameters, ready to be answered. */
export interface ReadyCall {
  /** Fault requested by the parameters, by a sentinel's name. */
  namedFault: Fault | null;
  /**
   * The documented members of the answer, those without a value as `null`.
   *
   * @throws Refusal
   */
  answer(context: CallContext): Record<string, unknown>;
}

export interface Endpoint {
  action: Action;
  /** @throws Refusal for parameters that are not as documented */
  read(request: WireRequest, dialect: Dialect): ReadyCall;
}

/**
 * An action with its handler. The handler may leave out members without a value: the schema of the documented response
 * fills in `null` and drops undocumented members.
 */
export function endpoint<Request extends z.ZodType>(
  action: Action<Request, z.ZodType>,
  handler: (request: z.output<Request>, context: CallContext) => Record<string, unknown>,
  namedFault: (request: z.output<Request>) => Fault | null = () => null,
): Endpoint {
  return {
    action,
    read: (request, dialect) => {
      const parameters = readParameters(request, action, dialect);
      return {
        namedFault: namedFault(parameters),
        answer: (context) => ({ ...asRecord(action.documented.parse(handler(parameters, context))) }),
      };
    },
  };
}

function asRecord(value: unknown): object {
  return typeof value === "object" && value !== null ? value : {};
}
