import type { z } from "zod";
import type { Budget } from "#lib/cloud/budget.ts";
import { callOnce } from "#lib/cloud/call-once.ts";
import { type Action, policyNameOf } from "#lib/cloud/catalogue/action.ts";
import { getCallerIdentity } from "#lib/cloud/catalogue/sts.ts";
import { CredentialError, type CredentialSource, type Credentials } from "#lib/cloud/credentials/source.ts";
import { isRateLimited, isSpentToken, isStaleSignature } from "#lib/cloud/errors.ts";
import { CloudError, type CloudFailure, isCloudError, type NotSentReason, withAction } from "#lib/cloud/failure.ts";
import { withKeys } from "#lib/cloud/policy.ts";
import { readAnswer } from "#lib/cloud/read-answer.ts";
import type { Transport } from "#lib/cloud/transport.ts";
import type { Lane } from "#lib/cloud/turn-queue.ts";
import { type CloudSettings, realmOf } from "#lib/env-cloud.ts";
import { orAborted } from "#lib/or-aborted.ts";

/** Account and principal of the credentials in use. */
export interface CallerIdentity {
  /** Uin of the account's owner. */
  accountId: string;
  /** Uin that the credentials belong to; the cloud counts calls by it. */
  principalId: string;
  arn: string | null;
}

export interface CallOptions {
  /** Null for an action without regions (sts). */
  region: string | null;
  /** A person's language, such as `en` or `zh-CN`: the cloud's messages come in Chinese or in English. */
  language?: string;
  /** Priority among those that wait for the budget; `people` by default. */
  lane?: Lane;
  signal?: AbortSignal;
  /** Time limit of the exchange, without the wait for the budget; 10 s by default. */
  timeoutMs?: number;
  /** X-TC-Timestamp in Unix seconds, now by default. A write passes the one that is stored with its attempt. */
  timestamp?: number;
  /** The caller has already called `takeTurn` for this call. */
  hasTurn?: boolean;
}

export interface Result<Response> {
  response: Response;
  /** Paths of the list members that could not be parsed, such as `LoadBalancerSet.3`. */
  leftOut: readonly string[];
  requestId: string;
  /** The cloud's clock from the answer's Date header, to the second; null without one. */
  date: Date | null;
}

export interface CloudClient {
  /**
   * Makes one call. A read is made once more where its connection failed, its second was full, or its signature was too
   * old (then with renewed credentials); a write is sent once at most.
   *
   * @throws CloudError and nothing else
   */
  call<Request extends z.ZodType, Response extends z.ZodType>(
    action: Action<Request, Response>,
    request: z.output<Request>,
    options: CallOptions,
  ): Promise<Result<z.output<Response>>>;
  /** Takes the budget's turn ahead of a call, for a caller that must store something in between. @throws CloudError */
  takeTurn(action: Action, options: Pick<CallOptions, "region" | "lane" | "signal">): Promise<void>;
  /** Asked once per credentials. @throws CloudError */
  identity(signal?: AbortSignal): Promise<CallerIdentity>;
  /** Renews the credentials after a call was refused for a stale signature. @throws CloudError */
  renewCredentials(): Promise<void>;
}

export interface CloudClientParts {
  settings: Pick<CloudSettings, "realm" | "endpoint">;
  credentials: CredentialSource;
  transport: Transport;
  budget: Budget;
  /** Warned of members that were left out of an answer. */
  log?: { warn(context: object, message: string): void } | undefined;
}

const defaultTimeoutMs = 10_000;

export function createCloudClient({ settings, credentials, transport, budget, log }: CloudClientParts): CloudClient {
  let known: { secretId: string; identity: Promise<CallerIdentity> } | null = null;

  async function send(action: Action, body: string, options: CallOptions) {
    const { region, timestamp, language, timeoutMs = defaultTimeoutMs, signal } = options;
    const used = await credentialsOf(credentials.get());
    const call = { action, body, credentials: used, region, timestamp, language, timeoutMs, signal };
    return callOnce({ settings, transport }, call).catch((error: unknown) => {
      if (isCloudError(error) && isSpentToken(error.failure)) credentials.drop(used);
      throw withAction(withKeys(error, used.secretId), policyNameOf(action));
    });
  }

  async function budgetKey(action: Action, { region, signal }: Pick<CallOptions, "region" | "signal">) {
    const { principalId: caller } = await identity(signal);
    return {
      realm: realmOf(settings),
      caller,
      action: action.name,
      region: action.regional ? region : null,
      perSecond: action.perSecond,
    };
  }

  async function takeTurn(action: Action, options: CallOptions) {
    const { lane, signal } = options;
    const key = await budgetKey(action, options).catch((error: unknown) => {
      throw identityFailure(error);
    });
    await budget.take(key, { lane, signal }).catch((error: unknown) => {
      throw signal?.aborted ? notSent("aborted", "given up while it waited its turn") : budgetAway(error);
    });
  }

  async function attempt(action: Action, body: string, options: CallOptions) {
    if (!options.hasTurn) await takeTurn(action, options);
    try {
      return await send(action, body, options);
    } catch (error) {
      if (isCloudError(error) && isRateLimited(error.failure)) await pause(action, options);
      throw error;
    }
  }

  /** Errors of the pause itself are dropped: the caller gets the refusal that caused it. */
  async function pause(action: Action, options: CallOptions) {
    await budgetKey(action, options)
      .then((key) => budget.pause(key))
      .catch(() => {});
  }

  async function renewCredentials() {
    await credentialsOf(credentials.get());
  }

  async function again(action: Action, error: unknown): Promise<boolean> {
    if (action.kind === "write" || !isCloudError(error)) return false;
    if (isStaleSignature(error.failure)) {
      await renewCredentials();
      return true;
    }
    return isTransient(error.failure);
  }

  function read<Response extends z.ZodType>(
    action: Action<z.ZodType, Response>,
    members: Record<string, unknown>,
    requestId: string,
  ) {
    const { response, leftOut, fault } = readAnswer(action, members, requestId);
    if (leftOut.length > 0) {
      const context = { action: policyNameOf(action), leftOut: leftOut.length, fault, requestId };
      log?.warn(context, "the cloud listed something that could not be read, and it was left out");
    }
    return { response, leftOut };
  }

  async function identify(): Promise<CallerIdentity> {
    const once = () => send(getCallerIdentity, "{}", { region: null });
    const { members } = await once().catch(async (error: unknown) => {
      if (await again(getCallerIdentity, error)) return once();
      throw error;
    });
    const { AccountId, PrincipalId, Arn } = readAnswer(getCallerIdentity, members, null).response;
    return { accountId: AccountId, principalId: PrincipalId ?? AccountId, arn: Arn };
  }

  async function sharedIdentity(): Promise<CallerIdentity> {
    const { secretId } = await credentialsOf(credentials.get());
    if (known?.secretId === secretId) return known.identity;
    const asked = { secretId, identity: identify() };
    known = asked;
    asked.identity.catch(() => {
      if (known === asked) known = null;
    });
    return asked.identity;
  }

  function identity(signal?: AbortSignal): Promise<CallerIdentity> {
    return orAborted(sharedIdentity(), signal).catch((error: unknown) => {
      throw isCloudError(error) ? error : notSent("aborted", "given up while the cloud was asked who calls");
    });
  }

  return {
    async call(action, request, options) {
      const body = JSON.stringify(request);
      try {
        const { members, requestId, date } = await attempt(action, body, options).catch(async (error: unknown) => {
          if (await again(action, error)) return attempt(action, body, { ...options, hasTurn: false });
          throw error;
        });
        return { ...read(action, members, requestId), requestId, date };
      } catch (error) {
        throw withAction(error, policyNameOf(action));
      }
    },
    takeTurn: (action, options) =>
      takeTurn(action, options).catch((error: unknown) => {
        throw withAction(error, policyNameOf(action));
      }),
    identity,
    renewCredentials,
  };
}

/** Transient failures: a connection closed by the cloud, no network, the rate limit. */
function isTransient(failure: CloudFailure): boolean {
  if (isRateLimited(failure)) return true;
  if (failure.kind === "no-answer") return failure.reason === "connection-lost";
  return failure.kind === "not-sent" && ["connection-refused", "unreachable", "dns"].includes(failure.reason);
}

async function credentialsOf(credentials: Promise<Credentials>): Promise<Credentials> {
  return credentials.catch((error: unknown) => {
    const detail = error instanceof CredentialError ? error.message : "the credentials could not be read";
    throw notSent("no-credentials", detail);
  });
}

/** A failure of the identity call, as `not-sent` for the call that needed it: that one never left. */
function identityFailure(error: unknown): unknown {
  if (!isCloudError(error) || error.failure.kind !== "no-answer") return error;
  return notSent(
    "unreachable",
    `the identity of the keys could not be read: ${error.failure.reason}, ${error.failure.detail}`,
  );
}

function budgetAway(error: unknown): CloudError {
  return notSent("no-budget", error instanceof Error ? error.message : "the database is away");
}

function notSent(reason: NotSentReason, detail: string): CloudError {
  return new CloudError({ kind: "not-sent", reason, detail });
}
