/** Waits and limits of an engine and of an operation's life; times are in milliseconds. */
export const defaultLimits = {
  /** How long a claimed row stays with a process that gives no sign of life. */
  leaseMs: 5_000,
  /** Between two looks for everything that may be due, as a backstop of notifications and timers. */
  tickMs: 1_000,
  tries: 10,
  tryingMs: 30 * 60_000,
  retryFirstMs: 1_000,
  retryLongestMs: 5 * 60_000,
  unknownPolls: 3,
  unknownMs: 30_000,
  unknownWaitMs: 15_000,
  stalledMs: 60 * 60_000,
  /** After so many consecutive lasting refusals over so long, a task's status counts as unreadable. */
  lastingLooks: 3,
  lastingMs: 30_000,
  verifyMs: 30_000,
  verifyFirstMs: 400,
  verifyLongestMs: 5_000,
  lostFirstMs: 1_000,
  lostLongestMs: 15_000,
  readBackFirstMs: 1_000,
  readBackLongestMs: 32_000,
  /** Largest difference between the cloud's clock and ours at which the cloud accepts a signature. */
  mostSkewMs: 5 * 60_000,
  /** Least time of reading back, for operations that became unconfirmed late (a forgotten or stalled task). */
  readBackLeastMs: 30_000,
  /** Wait before an unexpected reading is repeated: the cloud may change a rule in two steps. */
  secondReadingMs: 2_000,
  /** An operation whose outcome is still unknown this long after it was sent ends as never confirmed. */
  unknownEndMs: 24 * 60 * 60_000,
  /** Least number of consecutive failed looks before that: the console itself may have been off for a day. */
  lastLooks: 10,
};

export type Limits = Readonly<typeof defaultLimits>;
