import compile from "icu-minify/compile";
import type { Locale } from "#lib/i18n/locales.ts";
import { type Messages, messagesOf } from "#lib/i18n/messages.ts";

const compiled = new Map<Locale, Promise<Messages>>();

/**
 * All texts of one language as the pages need them: taken apart once here, so that no page brings the parser of ICU
 * messages along (`next.config.js` leaves it out). Only a formatter looks into a text, so the type stays that of texts.
 */
export function compiledMessagesOf(locale: Locale): Promise<Messages> {
  const known = compiled.get(locale);
  if (known) return known;
  const made = messagesOf(locale).then(compileAll);
  compiled.set(locale, made);
  return made;
}

/** Through JSON and back: the compiler's objects have no prototype, which server components refuse to hand on. */
function compileAll(messages: Messages): Messages {
  return JSON.parse(JSON.stringify(messages), (_key, value: unknown) =>
    typeof value === "string" ? JSON.parse(JSON.stringify(compile(value))) : value,
  );
}
