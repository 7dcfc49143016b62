import { z } from "zod";
import { type CloudSettings, cloudSettings, cloudValues } from "#lib/env-cloud.ts";
import { EnvError, httpUrl, port, text } from "#lib/env-values.ts";
import { Secret } from "#lib/secret.ts";

/**
 * The parsed settings of a process. All other code gets this object or a part of it; `process.env` is read nowhere else.
 */
export interface Env {
  host: string;
  port: number;
  sandboxPort: number;
  dataDir: string;
  databaseUrl: Secret | null;
  appUrl: URL | null;
  cloud: CloudSettings;
  httpsProxy: Secret | null;
  noProxy: string | null;
  /** Days for which the steps of an ended operation are kept; null for ever. */
  historyDays: number | null;
  /** How old the inventory gets before it is read again, in milliseconds; null if it is never read by itself. */
  inventoryMs: number | null;
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "silent";
  /** Time from X-TC-Timestamp for which an unconfirmed write is read back; only tests shorten it. */
  readBackMs: number;
}

const loopbackHosts = ["127.0.0.1", "localhost", "::1", "[::1]"];

const daysRule = "must be a whole number of days from 1";
const minutesRule = "must be a whole number of minutes from 0, where 0 is never";
const readBackRule = "must be a whole number of milliseconds from 0";

const schema = cloudValues.extend({
  HOST: text.pipe(
    z
      .enum(
        loopbackHosts,
        "must be 127.0.0.1, localhost or ::1: the console has no sign-in yet, so it listens on this machine only",
      )
      .default("127.0.0.1"),
  ),
  PORT: port(3000),
  DATA_DIR: text.pipe(z.string().default(".data")),
  DATABASE_URL: text.pipe(
    z
      .url({ protocol: /^postgres(ql)?$/, error: "must be an address such as postgres://user:password@host:5432/name" })
      .optional(),
  ),
  APP_URL: httpUrl,
  HTTPS_PROXY: httpUrl,
  NO_PROXY: text,
  LOG_LEVEL: text.pipe(
    z
      .enum(["trace", "debug", "info", "warn", "error", "silent"], "must be trace, debug, info, warn, error or silent")
      .default("info"),
  ),
  HISTORY_DAYS: text.pipe(
    z.coerce.number<string | undefined>(daysRule).int(daysRule).min(1, daysRule).max(36_500, daysRule).optional(),
  ),
  INVENTORY_MINUTES: text.pipe(
    z.coerce
      .number<string | undefined>(minutesRule)
      .int(minutesRule)
      .min(0, minutesRule)
      .max(1_440, minutesRule)
      .default(15),
  ),
  READ_BACK_MS: text.pipe(
    z.coerce.number<string | undefined>(readBackRule).int(readBackRule).min(0, readBackRule).default(360_000),
  ),
});

/**
 * Parses the settings. An empty value counts as none.
 *
 * @throws EnvError with one line per bad key
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  }
  const values = parsed.data;
  return {
    host: values.HOST === "[::1]" ? "::1" : values.HOST,
    port: values.PORT,
    sandboxPort: values.SANDBOX_PORT,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ? new Secret(values.DATABASE_URL) : null,
    appUrl: values.APP_URL ? new URL(values.APP_URL) : null,
    cloud: cloudSettings(values),
    httpsProxy: values.HTTPS_PROXY ? new Secret(values.HTTPS_PROXY) : null,
    noProxy: values.NO_PROXY ?? null,
    historyDays: values.HISTORY_DAYS ?? null,
    inventoryMs: values.INVENTORY_MINUTES === 0 ? null : values.INVENTORY_MINUTES * 60_000,
    logLevel: values.LOG_LEVEL,
    readBackMs: values.READ_BACK_MS,
  };
}
