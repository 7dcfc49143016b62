import type { OwnCode } from "#lib/i18n/error-codes.ts";

/** A failure that has a code of the console's own; the frames answer with its words. */
export class OwnError extends Error {
  override name = "OwnError";
  readonly code: OwnCode;

  constructor(code: OwnCode) {
    super(code);
    this.code = code;
  }
}
