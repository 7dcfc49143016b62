/** A text in the languages of `X-TC-Language`. */
export interface Text {
  en: string;
  zh: string;
}

export type Language = keyof Text;

/** `zh-CN` asks for Chinese; anything else, also nothing or an empty value, gets English as the Node SDK does. */
export function languageOf(header: string | undefined): Language {
  return header?.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The cloud says no: a documented code and a message. The HTTP status is 200 all the same. */
export class Refusal extends Error {
  readonly code: string;
  readonly text: Text;

  constructor(code: string, text: Text) {
    super(`${code}: ${text.en}`);
    this.name = "Refusal";
    this.code = code;
    this.text = text;
  }
}
