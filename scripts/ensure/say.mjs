// @ts-check
/** Preparation can't go on; the message is the one line that says what and what to do. */
export class Stop extends Error {}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}
