import { resolve } from "node:path";
import { type Env, readEnv } from "#lib/env.ts";
import { sandboxKeys } from "#lib/env-cloud.ts";
import { Halt } from "#scripts/launch/halt.ts";

/** What a start runs. */
export interface Plan {
  env: Env;
  dev: boolean;
  /** Options of the sandbox; null where the settings choose another cloud. */
  sandbox: string[] | null;
  /** Address at which people open the console. */
  address: string;
}

/**
 * Reads the settings and the command line: `--dev`, and the sandbox's options, passed on unchanged.
 *
 * @throws EnvError, Halt
 */
export function makePlan(source: NodeJS.ProcessEnv, args: string[]): Plan {
  const settings = readEnv(source);
  const env = { ...settings, dataDir: resolve(settings.dataDir) };
  const options = args.filter((arg) => arg !== "--dev");
  const ownSandbox = env.cloud.credentials.source === "sandbox";
  if (!ownSandbox && options.length > 0) {
    throw new Halt(`${options.join(" ")} is for the sandbox, and the settings choose another cloud: leave it out`);
  }
  if (ownSandbox && env.port === env.sandboxPort) {
    throw new Halt(`PORT and SANDBOX_PORT are both ${env.port}: give the sandbox another one`);
  }
  return {
    env,
    dev: args.includes("--dev"),
    sandbox: ownSandbox ? options : null,
    address: `http://${env.host.includes(":") ? `[${env.host}]` : env.host}:${env.port}`,
  };
}

const cloudSettings = /^(TENCENTCLOUD_|TKE_|CLOUD_ENDPOINT$)/;

/** The console's environment: the given settings and the chosen cloud, without the database, which is sent separately. */
export function consoleEnvironment(plan: Plan, { DATABASE_URL: _, ...source }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const common = {
    DATA_DIR: plan.env.dataDir,
    NODE_ENV: plan.dev ? ("development" as const) : ("production" as const),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  if (!plan.sandbox) return { ...source, ...common };
  const rest = Object.fromEntries(Object.entries(source).filter(([name]) => !cloudSettings.test(name)));
  return {
    ...rest,
    ...common,
    CONSOLE_CLOUD: "sandbox",
    CLOUD_ENDPOINT: sandboxAddress(plan),
    TENCENTCLOUD_SECRET_ID: sandboxKeys.secretId,
    TENCENTCLOUD_SECRET_KEY: sandboxKeys.secretKey,
  };
}

export function sandboxAddress(plan: Plan): string {
  return `http://127.0.0.1:${plan.env.sandboxPort}`;
}
