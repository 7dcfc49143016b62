import { defaultLimits, type Limits } from "#lib/operations/limits.ts";

/** How long an engine under test waits. All in milliseconds but the counts among the limits. */
export interface Times {
  limits: Limits;
  /** Time limit of each call. */
  callMs: number;
  readBackMs: number;
}

/** A console's own times, but that an unconfirmed write is read back for seconds instead of minutes. */
export const trueTimes: Times = { limits: defaultLimits, callMs: 10_000, readBackMs: 4_000 };

const part = 0.4;

/** Waits of up to a minute are scaled. What is longer no test waits for; a shorter lease a busy machine would lose. */
const scaledLimits = Object.fromEntries(
  Object.entries(defaultLimits).map(([name, value]) => [
    name,
    name.endsWith("Ms") && name !== "leaseMs" && value <= 60_000 ? value * part : value,
  ]),
);

/** The same, with all waits for the cloud's state scaled by one factor. What a busy machine could exceed stays as it is. */
export const shortTimes: Times = { ...trueTimes, limits: { ...defaultLimits, ...scaledLimits } };
