import { requestIdOf } from "#lib/cloud/envelope.ts";
import type { BrokenExchange } from "#lib/cloud/exchange.ts";
import type { CloudFailure, NotSentReason } from "#lib/cloud/failure.ts";

/**
 * A broken exchange as a failure that the engine can decide on. Details hold codes and addresses, never the text of
 * another error, which may hold a proxy's password.
 */
export function transportFailureOf(broken: BrokenExchange, origin: string): CloudFailure {
  const { host } = new URL(origin);
  if (!broken.started) return neverSent(broken, host);
  const { status: httpStatus } = broken;
  const requestId = requestIdOf(broken.received);
  if (httpStatus !== null && httpStatus !== 200) return badStatus(httpStatus, requestId);
  const { reason, detail } = broken.how === "failed" ? lost(broken.cause, host) : interrupted(broken.how, host);
  return { kind: "no-answer", reason, detail, httpStatus, requestId };
}

/** An answer with another HTTP status than 200. */
export function badStatus(httpStatus: number, requestId: string | null): CloudFailure {
  return { kind: "no-answer", reason: "http-status", detail: `HTTP ${httpStatus}`, httpStatus, requestId };
}

function interrupted(how: "aborted" | "timeout" | "too-large", host: string) {
  const detail = {
    aborted: `given up while ${host} had the request`,
    timeout: `no whole answer from ${host} in time`,
    "too-large": `${host} answered more than is taken`,
  };
  return { reason: how, detail: detail[how] };
}

function lost(cause: unknown, host: string) {
  return { reason: "connection-lost", detail: `${codeOf(cause)} from ${host}` } as const;
}

function neverSent(broken: BrokenExchange, host: string): CloudFailure {
  if (broken.how === "aborted") return { kind: "not-sent", reason: "aborted", detail: "given up before it began" };
  if (broken.how === "timeout")
    return { kind: "not-sent", reason: "connect-timeout", detail: `no connection to ${host}` };
  const code = codeOf(broken.cause);
  const refusal = /^Proxy response \((\d+)\)/.exec(broken.cause instanceof Error ? broken.cause.message : "");
  const detail = refusal
    ? `the proxy answered ${refusal[1]} for ${host}`
    : `${code} ${addressOf(broken.cause) ?? host}`;
  return { kind: "not-sent", reason: reasonOf(code), detail };
}

const reasons: Record<string, NotSentReason> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  ECONNREFUSED: "connection-refused",
  ETIMEDOUT: "connect-timeout",
  UND_ERR_CONNECT_TIMEOUT: "connect-timeout",
  EPROTO: "tls",
  UND_ERR_PRX_TLS: "tls",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls",
  SELF_SIGNED_CERT_IN_CHAIN: "tls",
};

function reasonOf(code: string): NotSentReason {
  return reasons[code] ?? (/^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_)/.test(code) ? "tls" : "unreachable");
}

/** The code of an error or of its cause: several failed addresses give one AggregateError. */
function codeOf(error: unknown): string {
  const inner = innermost(error);
  return inner && "code" in inner && typeof inner.code === "string" ? inner.code : "connection error";
}

function addressOf(error: unknown): string | null {
  const inner = innermost(error);
  if (!inner || !("address" in inner && "port" in inner)) return null;
  return `${inner.address}:${inner.port}`;
}

function innermost(error: unknown): Error | null {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  if (!(error instanceof Error)) return null;
  return innermost(error.cause) ?? error;
}
