/**
 * Sentences one after another, those that are empty left out. A full-width mark brings its own space, so that none follows it.
 */
export function joinSentences(sentences: readonly string[]): string {
  return sentences
    .filter((sentence) => sentence !== "")
    .reduce((text, next) => text + (text === "" || /[。！？…：；]$/.test(text) ? "" : " ") + next, "");
}

/** Puts a space between numbers and Chinese words, as all texts have it and `Intl` doesn't: `5 秒`. */
export function spaceNumbers(text: string): string {
  return text.replaceAll(/(?<=\d)(?=\p{Script=Han})|(?<=\p{Script=Han})(?=\d)/gu, " ");
}
