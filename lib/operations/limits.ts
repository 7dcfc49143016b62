/** The waits and limits of an operation's life, in milliseconds where they are times. */
export const defaultLimits = {
  tries: 10,
  tryingMs: 30 * 60_000,
  retryFirstMs: 1_000,
  retryLongestMs: 5 * 60_000,
  unknownPolls: 3,
  unknownMs: 30_000,
  unknownWaitMs: 15_000,
  stalledMs: 60 * 60_000,
  /** A task's status that was refused so many times in a row, over so long, in a way that can't pass, can't be learned. */
  lastingLooks: 3,
  lastingMs: 30_000,
  verifyMs: 30_000,
  verifyFirstMs: 400,
  verifyLongestMs: 5_000,
  lostFirstMs: 1_000,
  lostLongestMs: 15_000,
  readBackFirstMs: 1_000,
  readBackLongestMs: 32_000,
  /** Clocks that are further apart than this make no attempt: the cloud refuses their signatures. */
  mostSkewMs: 5 * 60_000,
  /** Read back at least this long when the doubt itself began late (a forgotten or stalled task). */
  readBackLeastMs: 30_000,
  /** A rule that reads as nobody here asked for is read once more this much later: the cloud may change it in two steps. */
  secondReadingMs: 2_000,
  /** What was sent this long ago, and still is not known to have taken effect or not, ends so. */
  unknownEndMs: 24 * 60 * 60_000,
  /** It is looked at so many times in a row before: the console itself may have been away for a day. */
  lastLooks: 10,
};

export type Limits = Readonly<typeof defaultLimits>;
