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

/**
 * Twice a console's own: processes of a busy machine may stand still for longer than five seconds, and an attempt that is not
 * sent within its lease is given up.
 */
const leaseMs = 10_000;
/** Somebody else's change must come before its end, also on a busy machine. */
const readBackMs = 8_000;

/** Waits of up to a minute are scaled, but for the lease. What is longer no test waits for. */
const scaledLimits = Object.fromEntries(
  Object.entries(defaultLimits).map(([name, value]) => [
    name,
    name.endsWith("Ms") && name !== "leaseMs" && value <= 60_000 ? value * part : value,
  ]),
);

/** The same, with all waits for the cloud's state scaled by one factor. What a busy machine could exceed stays as it is. */
export const shortTimes: Times = { ...trueTimes, readBackMs, limits: { ...defaultLimits, ...scaledLimits, leaseMs } };
