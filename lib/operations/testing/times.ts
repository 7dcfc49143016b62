import { defaultLimits, type Limits } from "#lib/operations/limits.ts";

/** How long an engine under test waits, and its client. All in milliseconds but the counts among the limits. */
export interface Times {
  limits: Limits;
  /** Time limit of each call. */
  callMs: number;
  readBackMs: number;
}

/** A console's own times, but that an unconfirmed write is read back for seconds instead of minutes. */
export const trueTimes: Times = { limits: defaultLimits, callMs: 10_000, readBackMs: 4_000 };

/** Short enough to wait for, long enough for a busy machine to renew its leases in time. */
const part = 0.4;

/** Waits of up to a minute are scaled. What is longer no test waits for. */
const scaledLimits = Object.fromEntries(
  Object.entries(defaultLimits).map(([name, value]) => [
    name,
    name.endsWith("Ms") && value <= 60_000 ? value * part : value,
  ]),
);

/** The same times, all scaled by one factor. */
export const shortTimes: Times = {
  limits: { ...defaultLimits, ...scaledLimits },
  callMs: trueTimes.callMs * part,
  readBackMs: trueTimes.readBackMs * part,
};
