import type { OwnCode } from "#lib/i18n/error-codes.ts";

/** A failure with one of the console's own codes, which the frames explain to the caller. */
export class OwnError extends Error {
  override name = "OwnError";
  readonly code: OwnCode;

  constructor(code: OwnCode) {
    super(code);
    this.code = code;
  }
}
