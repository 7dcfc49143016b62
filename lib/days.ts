const dayMs = 24 * 3_600_000;

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
export function aheadOf(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/**
 * The instants at which the latest days of a zone begin, today's last, and then the one at which today ends: one more than
 * `count`. A day on which the clocks change has 23 or 25 hours.
 */
export function dayStarts(timeZone: string, now: number, count: number): number[] {
  const clock = now + aheadOf(timeZone, now);
  const today = clock - (clock % dayMs);
  return Array.from({ length: count + 1 }, (_, at) => {
    const midnight = today + (at - count + 1) * dayMs;
    return midnight - aheadOf(timeZone, midnight - aheadOf(timeZone, midnight));
  });
}
