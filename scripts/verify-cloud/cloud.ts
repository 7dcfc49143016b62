import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { callOnce } from "#lib/cloud/call-once.ts";
import type { Action } from "#lib/cloud/catalogue/action.ts";
import { CredentialError, type CredentialSource, type Credentials } from "#lib/cloud/credentials/source.ts";
import type { HttpAnswer } from "#lib/cloud/exchange.ts";
import { type CloudFailure, isCloudError } from "#lib/cloud/failure.ts";
import type { Transport } from "#lib/cloud/transport.ts";
import type { CloudSettings } from "#lib/env-cloud.ts";

export type SpokenLanguage = "en-US" | "zh-CN";

export interface CallOptions {
  /** Defaults to the run's region; null sends none. */
  region?: string | null;
  language?: SpokenLanguage;
  /** Seconds to add to the timestamp. */
  skew?: number;
  /** Replaces the user's keys. */
  keys?: (own: Credentials) => Credentials;
  /** Call also after an interruption, for the clean-up. */
  whatever?: boolean;
}

/** Outcome of one call; a refusal or a lost answer is a result here. */
export interface Outcome {
  /** `OK`, the code of a refusal, or `no answer (…)` and `not sent (…)`. */
  code: string;
  /** Unparsed members of the answer, without RequestId and Error. */
  members: Record<string, unknown>;
  message: string | null;
  requestId: string | null;
  contentType: string | null;
  date: Date | null;
  failure: CloudFailure | null;
}

/** A client that makes one call after another, slowly, and returns answers unparsed. */
export interface Cloud {
  readonly region: string;
  /** Number of calls made. */
  calls(): number;
  /** @throws the signal's reason after an interruption, without sending anything */
  ask(action: Action, body: object, options?: CallOptions): Promise<Outcome>;
  /** Ends early when the run is interrupted. */
  wait(ms: number): Promise<void>;
}

export interface CloudParts {
  settings: Pick<CloudSettings, "realm" | "endpoint">;
  credentials: CredentialSource;
  transport: Transport;
  region: string;
  perSecond: number;
  signal: AbortSignal;
}

const timeoutMs = 10_000;
/** Other clients may use up the rate limit; a call refused for its rate was not taken, so it may be repeated. */
const rateTries = 10;
const rateWaitMs = 500;

const envelope = z.object({ Response: z.looseObject({ RequestId: z.string().optional() }) });

export function createCloud({ settings, credentials, transport, region, perSecond, signal }: CloudParts): Cloud {
  let calls = 0;
  let mayStartAt = 0;
  let answer: HttpAnswer | null = null;
  const listening: Transport = {
    ...transport,
    async post(request) {
      answer = await transport.post(request);
      return answer;
    },
  };

  async function takeTurn(whatever: boolean): Promise<void> {
    const wait = mayStartAt - performance.now();
    if (wait > 0) await pause(wait);
    if (!whatever) signal.throwIfAborted();
    mayStartAt = performance.now() + 1000 / perSecond;
  }

  /** An interruption doesn't cancel a sent call: its effect would be unknown. */
  async function once(action: Action, body: object, options: CallOptions): Promise<Outcome> {
    await takeTurn(options.whatever ?? false);
    calls += 1;
    answer = null;
    try {
      const own = await credentials.get();
      const { members, requestId } = await callOnce(
        { settings, transport: listening },
        {
          action,
          body: JSON.stringify(body),
          credentials: options.keys?.(own) ?? own,
          region: options.region === undefined ? region : options.region,
          language: options.language ?? "en-US",
          timestamp: Math.floor(Date.now() / 1000) + (options.skew ?? 0),
          timeoutMs,
        },
      );
      return { code: "OK", members, message: null, requestId, failure: null, ...headersOf(answer) };
    } catch (error) {
      const failure = failureIn(error);
      const said =
        failure.kind === "refused"
          ? { code: failure.code, message: failure.message }
          : { code: `${failure.kind.replace("-", " ")} (${failure.reason})`, message: failure.detail };
      return { ...said, members: {}, requestId: requestIdIn(answer), failure, ...headersOf(answer) };
    }
  }

  return {
    region,
    calls: () => calls,
    async ask(action, body, options = {}) {
      for (let tries = 1; ; tries += 1) {
        const outcome = await once(action, body, options);
        if (!outcome.code.startsWith("RequestLimitExceeded") || tries === rateTries) return outcome;
        await pause(rateWaitMs);
      }
    },
    async wait(ms) {
      await pause(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
    },
  };
}

/** @throws errors that are not a failed call */
function failureIn(error: unknown): CloudFailure {
  if (isCloudError(error)) return error.failure;
  if (!(error instanceof CredentialError)) throw error;
  return { kind: "not-sent", reason: "no-credentials", detail: error.message };
}

function headersOf(answer: HttpAnswer | null): Pick<Outcome, "contentType" | "date"> {
  return { contentType: answer?.contentType ?? null, date: answer?.date ?? null };
}

function requestIdIn(answer: HttpAnswer | null): string | null {
  if (!answer) return null;
  try {
    return envelope.parse(JSON.parse(answer.body.toString())).Response.RequestId ?? null;
  } catch {
    return null; // Not JSON, so there is no RequestId.
  }
}
