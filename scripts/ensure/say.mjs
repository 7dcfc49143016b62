// @ts-check
/** Ends the preparation; the message says in one line what is wrong and what to do. */
export class Stop extends Error {}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}
