import { z } from "zod";
import { EnvError, httpUrl, port, text } from "#lib/env-values.ts";
import { Secret } from "#lib/secret.ts";

export interface CloudSettings {
  /** The sandbox, the international site or the mainland site. */
  realm: "sandbox" | "intl" | "cn";
  /** One address for all services, or null for the site's own hosts. */
  endpoint: string | null;
  /** `sandbox`: none were set, so the sandbox's keys are used. */
  credentials:
    | { source: "sandbox" }
    | { source: "environment"; secretId: string; secretKey: Secret; token: Secret | null }
    | { source: "profile"; name: string }
    | ({ source: "tke" } & TkeSettings)
    | { source: "cvm"; roleName: string };
  /** Role to assume with these credentials; null to use them directly. */
  role: RoleSettings | null;
}

/** Which cloud it is, in one word: `sandbox`, `intl`, `cn`, or the endpoint's address. */
export function realmOf({ realm, endpoint }: Pick<CloudSettings, "realm" | "endpoint">): string {
  return realm === "sandbox" || endpoint === null ? realm : endpoint;
}

/** The variables that a TKE cluster sets for a pod with a role. */
export interface TkeSettings {
  region: string;
  providerId: string;
  roleArn: string;
  /** Path of the file with the pod's identity token. */
  tokenFile: string;
}

export interface RoleSettings {
  arn: string;
  sessionName: string;
  durationSeconds: number;
}

/** The sandbox's keys: public, since they are valid only there. */
export const sandboxKeys = { secretId: "AKIDsandboxstandard", secretKey: "sandbox-standard-secret" };

/** Default name of role sessions, which the cloud's audit records show. */
export const usualSessionName = "clb-function-console";

const sessionName = text.pipe(
  z
    .string()
    .regex(/^[\w+=,.@-]{2,128}$/, "must have 2 to 128 letters, digits and +=,.@_-")
    .optional(),
);

const durationRule = "must be a whole number of seconds from 900 to 43200";

/** The environment variables about the cloud. */
export const cloudValues = z.object({
  CLOUD_ENDPOINT: httpUrl,
  CONSOLE_CLOUD: text.pipe(z.literal("sandbox", "must be sandbox, or not be set").optional()),
  TENCENTCLOUD_SECRET_ID: text,
  TENCENTCLOUD_SECRET_KEY: text,
  TENCENTCLOUD_TOKEN: text,
  TENCENTCLOUD_SESSION_TOKEN: text,
  TENCENTCLOUD_PROFILE: text,
  TKE_REGION: text,
  TKE_PROVIDER_ID: text,
  TKE_ROLE_ARN: text,
  TKE_WEB_IDENTITY_TOKEN_FILE: text,
  TENCENTCLOUD_CAM_ROLE_NAME: text,
  TENCENTCLOUD_ASSUME_ROLE_ARN: text,
  TENCENTCLOUD_ROLE_ARN: text,
  TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME: sessionName,
  TENCENTCLOUD_ROLE_SESSION_NAME: sessionName,
  TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION: text.pipe(
    z.coerce
      .number<string | undefined>(durationRule)
      .int(durationRule)
      .min(900, durationRule)
      .max(43_200, durationRule)
      .default(7200),
  ),
  TENCENTCLOUD_SITE: text.pipe(
    z.enum(["intl", "cn"], "must be intl (international site) or cn (mainland site)").default("intl"),
  ),
  SANDBOX_PORT: port(9700),
});

type Values = z.infer<typeof cloudValues>;

/** @throws EnvError */
export function cloudSettings(values: Values): CloudSettings {
  const credentials = namedCredentials(values);
  const role = roleSettings(values);
  const endpoint = values.CLOUD_ENDPOINT?.replace(/\/+$/, "") ?? null;
  if (credentials) {
    return { realm: values.CONSOLE_CLOUD ?? values.TENCENTCLOUD_SITE, endpoint, credentials, role };
  }
  if (endpoint) throw withoutKeys("CLOUD_ENDPOINT");
  if (role) throw withoutKeys(values.TENCENTCLOUD_ROLE_ARN ? "TENCENTCLOUD_ROLE_ARN" : "TENCENTCLOUD_ASSUME_ROLE_ARN");
  return {
    realm: "sandbox",
    endpoint: `http://127.0.0.1:${values.SANDBOX_PORT}`,
    credentials: { source: "sandbox" },
    role: null,
  };
}

function withoutKeys(name: string): EnvError {
  return new EnvError([
    `${name} is set without keys: set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY too, or unset it to use the sandbox`,
  ]);
}

/** The first source that is set, in the documented order; never chosen by which one answers. */
function namedCredentials(values: Values): CloudSettings["credentials"] | null {
  const { TENCENTCLOUD_PROFILE: profile, TENCENTCLOUD_CAM_ROLE_NAME: roleName } = values;
  return (
    environmentKeys(values) ??
    (profile ? { source: "profile", name: profile } : null) ??
    tkeSettings(values) ??
    (roleName ? { source: "cvm", roleName } : null)
  );
}

function environmentKeys(values: Values): CloudSettings["credentials"] | null {
  const { TENCENTCLOUD_SECRET_ID: id, TENCENTCLOUD_SECRET_KEY: key } = values;
  if (id && !key)
    throw new EnvError([
      "TENCENTCLOUD_SECRET_KEY is missing: TENCENTCLOUD_SECRET_ID is set, and one is no use without the other",
    ]);
  if (key && !id)
    throw new EnvError([
      "TENCENTCLOUD_SECRET_ID is missing: TENCENTCLOUD_SECRET_KEY is set, and one is no use without the other",
    ]);
  if (!id || !key) return null;
  const token = values.TENCENTCLOUD_TOKEN ?? values.TENCENTCLOUD_SESSION_TOKEN;
  return {
    source: "environment",
    secretId: id,
    secretKey: new Secret(key),
    token: token ? new Secret(token) : null,
  };
}

const tkeNames = ["TKE_REGION", "TKE_PROVIDER_ID", "TKE_ROLE_ARN", "TKE_WEB_IDENTITY_TOKEN_FILE"] as const;

function tkeSettings(values: Values): CloudSettings["credentials"] | null {
  const {
    TKE_REGION: region,
    TKE_PROVIDER_ID: providerId,
    TKE_ROLE_ARN: roleArn,
    TKE_WEB_IDENTITY_TOKEN_FILE: tokenFile,
  } = values;
  if (region && providerId && roleArn && tokenFile) return { source: "tke", region, providerId, roleArn, tokenFile };
  const missing = tkeNames.filter((name) => !values[name]);
  if (missing.length === tkeNames.length) return null;
  throw new EnvError(missing.map((name) => `${name} is missing: a pod's role needs all four TKE_ settings`));
}

function roleSettings(values: Values): RoleSettings | null {
  const arn = oneOf(values, "TENCENTCLOUD_ASSUME_ROLE_ARN", "TENCENTCLOUD_ROLE_ARN");
  if (!arn) return null;
  return {
    arn,
    sessionName:
      oneOf(values, "TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME", "TENCENTCLOUD_ROLE_SESSION_NAME") ?? usualSessionName,
    durationSeconds: values.TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION,
  };
}

type RoleKey = `TENCENTCLOUD_${"ASSUME_" | ""}ROLE_${"ARN" | "SESSION_NAME"}`;

/** One setting under two names, that of Terraform and that of tccli. */
function oneOf(values: Values, name: RoleKey, other: RoleKey): string | undefined {
  if (values[name] && values[other] && values[name] !== values[other]) {
    throw new EnvError([`${name} and ${other} differ: set one of them`]);
  }
  return values[name] ?? values[other];
}
