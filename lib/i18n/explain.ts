import "server-only";
import { fieldOfPart } from "#lib/api/contract/bind-fields.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import type { ChangePart, IneligibleReason } from "#lib/binding/types.ts";
import { isBusy, saysBusy } from "#lib/cloud/errors.ts";
import type { CloudFailure, NoAnswerReason, NotSentReason } from "#lib/cloud/failure.ts";
import { missingPermissionOf } from "#lib/cloud/policy.ts";
import { errorCatalogue, readTexts } from "#lib/i18n/catalogue.ts";
import { errorFacts, isKnownCode, type KnownCode, type OwnCode } from "#lib/i18n/error-codes.ts";
import { codeOfText, partNamedIn } from "#lib/i18n/known-texts.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { messagesOf } from "#lib/i18n/messages.ts";

/** A failure with one of the console's own codes, and its field where that depends on the case. */
export interface OwnFailure {
  kind: "own";
  code: OwnCode;
  field?: string | null;
  /** Technical detail, shown with the raw details. */
  detail?: string;
}

const notSentCodes: Record<NotSentReason, OwnCode> = {
  dns: "Console.NameNotFound",
  "connection-refused": "Console.ConnectionRefused",
  unreachable: "Console.Unreachable",
  tls: "Console.TlsFailed",
  "connect-timeout": "Console.ConnectTimeout",
  "no-credentials": "Console.NoCredentials",
  "no-budget": "Console.DatabaseAway",
  "too-slow": "Console.CloudTooSlow",
  aborted: "Console.Aborted",
};

const noAnswerCodes: Record<NoAnswerReason, OwnCode> = {
  timeout: "Console.AnswerTimeout",
  "connection-lost": "Console.ConnectionLost",
  "http-status": "Console.HttpStatus",
  "not-json": "Console.NotJson",
  "too-large": "Console.AnswerTooLarge",
  "wrong-shape": "Console.AnswerWrongShape",
  aborted: "Console.AbortedMidway",
};

/**
 * At which stage a call failed. The outcome of a change belongs to its state, so no explanation claims one; that of a read
 * doesn't speak of changes at all.
 */
type Stage = "read" | "change";

/** Explains a failure in a language: that of a call to the cloud, or one of our own codes. */
export function explain(
  failure: CloudFailure | OwnFailure | OwnCode,
  locale: Locale,
  stage: Stage = "read",
): ExplainedError {
  if (typeof failure === "string") return explain({ kind: "own", code: failure }, locale, stage);
  const explained = atStage(stage, explainKind(failure, locale), failure, locale);
  if (failure.kind === "own") return explained;
  return { ...explained, action: failure.action ?? null, permission: missingPermissionOf(failure) };
}

function atStage(stage: Stage, explained: ExplainedError, failure: CloudFailure | OwnFailure, locale: Locale) {
  if (stage === "change" || !explained.known) return explained;
  const code = failure.kind === "refused" ? codeOfRefusal(failure) : explained.code;
  return { ...explained, ...(code && isKnownCode(code) && readTexts[locale][code]) };
}

function explainKind(failure: CloudFailure | OwnFailure, locale: Locale): ExplainedError {
  switch (failure.kind) {
    case "own": {
      const explained = compose(failure.code, failure.code, failure.detail ?? null, null, locale);
      return failure.field === undefined ? explained : { ...explained, field: failure.field };
    }
    case "refused":
      return explainRefusal(failure, locale);
    case "not-sent": {
      const code = notSentCodes[failure.reason];
      return compose(code, code, failure.detail, null, locale);
    }
    case "no-answer": {
      const code = noAnswerCodes[failure.reason];
      return compose(code, code, failure.detail, failure.requestId, locale);
    }
  }
}

/**
 * Explains a task that the cloud reports as failed.
 *
 * @param message the task's Message, which the cloud may leave out
 */
export function explainTask(message: string | null, requestId: string | null, locale: Locale): ExplainedError {
  const code = (message && codeOfTask(message)) || "Console.TaskFailed";
  const explained = compose(code, code, message, requestId, locale);
  return message && code === "Console.TaskFailed" ? inTheCloudsWords(explained, message) : explained;
}

/** Explains why a change may not be made; the verdict's own sentence is the meaning. */
export async function explainIneligible(
  verdict: { reason: IneligibleReason; part: ChangePart | null },
  locale: Locale,
): Promise<ExplainedError> {
  const { verdict: sentences } = await messagesOf(locale);
  const explained = explain({ kind: "own", code: "Console.NotEligible", field: fieldOfPart(verdict.part) }, locale);
  return { ...explained, meaning: sentences[verdict.reason] };
}

/** The known code that a code is or belongs to (`A.B` belongs to `A`), or null. */
export function knownFamilyOf(code: string): KnownCode | null {
  const parts = code.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const family = parts.slice(0, length).join(".");
    if (isKnownCode(family)) return family;
  }
  return null;
}

const busy: KnownCode = "FailedOperation.ResourceInOperating";

function codeOfTask(message: string): KnownCode | null {
  return saysBusy(message) ? busy : codeOfText(message);
}

type Refused = Extract<CloudFailure, { kind: "refused" }>;

/** The code whose explanation fits a refusal best, or null. It is the busy code exactly when the engine treats it as busy. */
function codeOfRefusal(refusal: Refused): KnownCode | null {
  if (isBusy(refusal)) return busy;
  const family = knownFamilyOf(refusal.code);
  const isGeneral = !refusal.code.includes(".");
  return family && ((isGeneral && codeOfText(refusal.message)) || family);
}

function explainRefusal(refusal: Refused, locale: Locale): ExplainedError {
  const { code, message, requestId } = refusal;
  const explainedAs = codeOfRefusal(refusal);
  if (!explainedAs) {
    const unknown = compose(code, "Console.UnknownCode", message, requestId, locale);
    return message ? inTheCloudsWords(unknown, message) : { ...unknown, known: false };
  }
  const explained = compose(code, explainedAs, message, requestId, locale);
  // Only the message says how far the clock is off.
  return explainedAs === "AuthFailure.SignatureExpire" && message ? { ...explained, meaning: message } : explained;
}

function compose(
  code: string,
  explainedAs: KnownCode,
  raw: string | null,
  requestId: string | null,
  locale: Locale,
): ExplainedError {
  const { part, retryable } = errorFacts[explainedAs];
  return {
    code,
    ...errorCatalogue[locale][explainedAs],
    field: fieldOfPart(part === "named" ? partNamedIn(raw ?? "") : part),
    retryable,
    requestId,
    raw,
    action: null,
    permission: null,
    known: true,
  };
}

function inTheCloudsWords(explained: ExplainedError, message: string): ExplainedError {
  return { ...explained, meaning: message, known: false };
}
