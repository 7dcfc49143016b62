/** The start can't go on; the message is the one line that says what and what to do. */
export class Halt extends Error {
  override name = "Halt";
}
