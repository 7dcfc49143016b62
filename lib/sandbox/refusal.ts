import type { Code } from "#lib/sandbox/codes.ts";
import { mediaType, type WireRequest } from "#lib/sandbox/request.ts";

/** A text in both languages of `X-TC-Language`. */
export interface Text {
  en: string;
  zh: string;
}

export type Language = keyof Text;

/**
 * The language of messages: Chinese for `zh-CN`, English for anything else or none. With the older signature the language
 * is a parameter.
 */
export function languageOf(request: WireRequest): Language {
  const header = request.headers["x-tc-language"] ?? "";
  const form = mediaType(request) === "application/x-www-form-urlencoded" ? request.body.toString("latin1") : "";
  const parameter = /(?:^|&)Language=([^&]*)/.exec(request.method === "GET" ? request.query : form)?.[1] ?? "";
  return (header || parameter).toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** A refusal with a documented code and a message, sent with HTTP status 200. */
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
