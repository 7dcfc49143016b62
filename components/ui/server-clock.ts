/** How far the server's clock is ahead of the browser's, in milliseconds, as far as known. */
let aheadMs = 0;

/** The server's time in milliseconds since 1970, by the browser's clock as corrected by what is known. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}

/** All in milliseconds. */
interface ServerTime {
  /** The server's time in an answer. */
  at: number;
  /** By how much it may be rounded down. */
  within: number;
  /** The browser's time when it sent the request, and when it received the answer. */
  sent: number;
  received: number;
}

/**
 * Corrects the browser's clock, which may be wrong by hours, by no more than an answer proves: the server wrote its time
 * between request and receipt. Does nothing for an answer without a time (NaN).
 */
export function learnServerTime({ at, within, sent, received }: ServerTime): void {
  if (Number.isNaN(at)) return;
  aheadMs = Math.min(Math.max(aheadMs, at - received), at + within - sent);
}
