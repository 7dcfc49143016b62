import { z } from "zod";
import { Secret } from "#lib/secret.ts";

/**
 * The settings of one process, parsed. Everything else in the code is handed this object or a part of it; `process.env`
 * is read nowhere else.
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
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "silent";
  /** Minutes from X-TC-Timestamp for which an unconfirmed write is read back; shortened by tests alone. */
  readBackMs: number;
}

export interface CloudSettings {
  /** Which cloud: ours, the international or the mainland site. */
  realm: "sandbox" | "intl" | "cn";
  /** One address for all services, or null for the site's own hosts. */
  endpoint: string | null;
  credentials:
    | { source: "environment"; secretId: string; secretKey: Secret; token: Secret | null }
    | { source: "profile"; name: string };
}

/** Settings that can't be used: one clear line for each. */
export class EnvError extends Error {
  readonly lines: string[];

  constructor(lines: string[]) {
    super(lines.join("\n"));
    this.name = "EnvError";
    this.lines = lines;
  }
}

const loopbackHosts = ["127.0.0.1", "localhost", "::1", "[::1]"];

const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

function port(fallback: number) {
  return text.pipe(
    z.coerce
      .number<string | undefined>("must be a port number from 1 to 65535")
      .int("must be a whole number from 1 to 65535")
      .min(1, "must be a port number from 1 to 65535")
      .max(65535, "must be a port number from 1 to 65535")
      .default(fallback),
  );
}

const httpUrl = text.pipe(
  z.url({ protocol: /^https?$/, error: "must be an address such as http://127.0.0.1:9700" }).optional(),
);

const schema = z.object({
  HOST: text.pipe(
    z
      .enum(
        loopbackHosts,
        "must be 127.0.0.1, localhost or ::1: the console has no sign-in yet, so it listens on this machine only",
      )
      .default("127.0.0.1"),
  ),
  PORT: port(3000),
  SANDBOX_PORT: port(9700),
  DATA_DIR: text.pipe(z.string().default(".data")),
  DATABASE_URL: text.pipe(
    z
      .url({ protocol: /^postgres(ql)?$/, error: "must be an address such as postgres://user:password@host:5432/name" })
      .optional(),
  ),
  APP_URL: httpUrl,
  CLOUD_ENDPOINT: httpUrl,
  CONSOLE_CLOUD: text.pipe(z.literal("sandbox").optional()),
  TENCENTCLOUD_SECRET_ID: text,
  TENCENTCLOUD_SECRET_KEY: text,
  TENCENTCLOUD_TOKEN: text,
  TENCENTCLOUD_SESSION_TOKEN: text,
  TENCENTCLOUD_PROFILE: text,
  TENCENTCLOUD_SITE: text.pipe(
    z.enum(["intl", "cn"], "must be intl (international site) or cn (mainland site)").default("intl"),
  ),
  HTTPS_PROXY: httpUrl,
  NO_PROXY: text,
  LOG_LEVEL: text.pipe(
    z
      .enum(["trace", "debug", "info", "warn", "error", "silent"], "must be trace, debug, info, warn, error or silent")
      .default("info"),
  ),
  READ_BACK_MS: text.pipe(z.coerce.number<string | undefined>().int().min(0).default(360_000)),
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
    logLevel: values.LOG_LEVEL,
    readBackMs: values.READ_BACK_MS,
  };
}

/** The sandbox's own keys: public by design, they open nothing but the sandbox. */
export const sandboxKeys = { secretId: "AKIDsandboxstandard", secretKey: "sandbox-standard-secret" };

function cloudSettings(values: z.infer<typeof schema>): CloudSettings {
  const { TENCENTCLOUD_SECRET_ID: id, TENCENTCLOUD_SECRET_KEY: key, TENCENTCLOUD_PROFILE: profile } = values;
  if (id && !key)
    throw new EnvError([
      "TENCENTCLOUD_SECRET_KEY is missing: TENCENTCLOUD_SECRET_ID is set, and one is no use without the other",
    ]);
  if (key && !id)
    throw new EnvError([
      "TENCENTCLOUD_SECRET_ID is missing: TENCENTCLOUD_SECRET_KEY is set, and one is no use without the other",
    ]);
  const realm = values.CONSOLE_CLOUD === "sandbox" ? "sandbox" : values.TENCENTCLOUD_SITE;
  const endpoint = values.CLOUD_ENDPOINT?.replace(/\/+$/, "") ?? null;
  if (id && key) {
    const token = values.TENCENTCLOUD_TOKEN ?? values.TENCENTCLOUD_SESSION_TOKEN;
    return {
      realm,
      endpoint,
      credentials: {
        source: "environment",
        secretId: id,
        secretKey: new Secret(key),
        token: token ? new Secret(token) : null,
      },
    };
  }
  if (profile) return { realm, endpoint, credentials: { source: "profile", name: profile } };
  if (endpoint) {
    throw new EnvError([
      "CLOUD_ENDPOINT is set without keys: set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY too, or unset it to use the sandbox",
    ]);
  }
  return {
    realm: "sandbox",
    endpoint: `http://127.0.0.1:${values.SANDBOX_PORT}`,
    credentials: {
      source: "environment",
      secretId: sandboxKeys.secretId,
      secretKey: new Secret(sandboxKeys.secretKey),
      token: null,
    },
  };
}
