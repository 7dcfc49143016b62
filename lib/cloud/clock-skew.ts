import { isWrongTime } from "#lib/cloud/errors.ts";
import { CloudError, isCloudError } from "#lib/cloud/failure.ts";

/** A smaller difference is not what the cloud refused: a Date header has whole seconds, and the answer took some time. */
const leastSeconds = 60;

interface Stamped {
  /** X-TC-Timestamp of the call, in Unix seconds. */
  timestamp: number;
  /** The cloud's clock, from the answer's Date header. */
  date: Date | null;
  language: "zh-CN" | "en-US";
}

/**
 * Adds to a refused timestamp how far the clock that signed the call is off, which the cloud doesn't say. Other errors
 * are returned unchanged.
 */
export function withClockSkew(error: unknown, { timestamp, date, language }: Stamped): unknown {
  if (!isCloudError(error) || error.failure.kind !== "refused" || !isWrongTime(error.failure) || !date) return error;
  const ahead = Math.round(timestamp - date.getTime() / 1000);
  if (Math.abs(ahead) < leastSeconds) return error;
  return new CloudError({ ...error.failure, message: `${error.failure.message} ${sentences[language](ahead)}` });
}

const sentences = {
  "en-US": (ahead: number) =>
    `The clock that stamped the call is ${lengthOf(ahead, "en-US")} ${ahead > 0 ? "ahead of" : "behind"} the cloud's.`,
  "zh-CN": (ahead: number) => `为本次调用盖时间戳的时钟比云端${ahead > 0 ? "快" : "慢"}${lengthOf(ahead, "zh-CN")}。`,
};

const units = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

function lengthOf(seconds: number, language: string): string {
  let left = Math.abs(seconds);
  const parts: string[] = [];
  for (const [unit, size] of units) {
    const count = Math.floor(left / size);
    left %= size;
    const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
    if (count > 0) parts.push(format.format(count));
  }
  return new Intl.ListFormat(language, { type: "unit" }).format(parts);
}
