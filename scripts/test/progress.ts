import { stripVTControlCharacters } from "node:util";

/**
 * Tells the lines that a test runner prints of a file or a test as soon as it has ended: of vitest's default reporter a file, and
 * the names of its failures; of its verbose one, and of Playwright's list, each test. What follows explains the failures.
 *
 * @returns whether a line is such a one; to be asked line by line, in order
 */
export function progressOf(): (line: string) => boolean {
  let explains = false;
  return (line) => {
    const text = stripVTControlCharacters(line);
    explains ||= text.startsWith("⎯");
    return !explains && /^ {0,2}[✓❯✘] |^\s*× /.test(text);
  };
}
