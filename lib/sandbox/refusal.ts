import type { Code } from "#lib/sandbox/codes.ts";
import { mediaType, type WireRequest } from "#lib/sandbox/request.ts";

/** A text in the languages of `X-TC-Language`. */
export interface Text {
  en: string;
  zh: string;
}

export type Language = keyof Text;

/**
 * `zh-CN` asks for Chinese; anything else, also nothing or an empty value, gets English as the Node SDK does. With the
 * older signature the language is a parameter like any other.
 */
export function languageOf(request: WireRequest): Language {
  const header = request.headers["x-tc-language"] ?? "";
  const form = mediaType(request) === "application/x-www-form-urlencoded" ? request.body.toString("latin1") : "";
  const parameter = /(?:^|&)Language=([^&]*)/.exec(request.method === "GET" ? request.query : form)?.[1] ?? "";
  return (header || parameter).toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The cloud says no: a documented code and a message. The HTTP status is 200 all the same. */
export class ApiRefusal extends Error {
  readonly code: string;
  readonly text: Text;

  constructor(code: Code | { ordered: string }, text: Text) {
    const told = typeof code === "string" ? code : code.ordered;
    super(`${told}: ${text.en}`);
    this.name = "Refusal";
    this.code = told;
    this.text = text;
  }
}
