/** Ends the start; the message says in one line what is wrong and what to do. */
export class Halt extends Error {
  override name = "Halt";
}
