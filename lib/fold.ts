/**
 * Converts a text to ASCII: lower-case letters, and each other character as `U` and its code point. A trigram index then
 * finds any part of it in every database locale, even a single Chinese character, which is too short for a trigram.
 */
export function fold(text: string): string {
  return Array.from(text.normalize("NFKC").toLowerCase(), spelt).join("");
}

function spelt(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 128 ? character : `U${code.toString(16)}`;
}
