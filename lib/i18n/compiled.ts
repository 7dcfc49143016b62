import compile from "icu-minify/compile";
import type { Locale } from "#lib/i18n/locales.ts";
import { type Messages, messagesOf } from "#lib/i18n/messages.ts";

const compiled = new Map<Locale, Promise<Messages>>();

/**
 * All texts of one language, compiled once on the server, so that no page loads the parser of ICU messages
 * (`next.config.js` leaves it out). Only formatters look into a text, so the type stays that of texts.
 */
export function compiledMessagesOf(locale: Locale): Promise<Messages> {
  const known = compiled.get(locale);
  if (known) return known;
  const made = messagesOf(locale).then(compileAll);
  compiled.set(locale, made);
  return made;
}

/** Via JSON, because server components refuse to pass on the compiler's objects, which have no prototype. */
function compileAll(messages: Messages): Messages {
  return JSON.parse(JSON.stringify(messages), (_key, value: unknown) =>
    typeof value === "string" ? JSON.parse(JSON.stringify(compile(value))) : value,
  );
}
