import type { Agent } from "node:http";
import { Agent as TlsAgent } from "node:https";
import * as sdk from "tencentcloud-sdk-nodejs/tencentcloud/common/index.js";
import { z } from "zod";
import type { RunningSandbox } from "#lib/sandbox/server.ts";
import { untilResult } from "#lib/testing/until.ts";

export const versions = {
  clb: "2018-03-17",
  scf: "2018-04-16",
  vpc: "2017-03-12",
  sts: "2018-08-13",
  region: "2022-06-27",
  monitor: "2018-07-24",
};

export const keys = {
  standard: { secretId: "AKIDsandboxstandard", secretKey: "sandbox-standard-secret" },
  classic: { secretId: "AKIDsandboxclassic", secretKey: "sandbox-classic-secret" },
  readonly: { secretId: "AKIDsandboxreadonly", secretKey: "sandbox-readonly-secret" },
  temporary: { secretId: "AKIDsandboxtemporary", secretKey: "sandbox-temporary-secret", token: "sandbox-token" },
};

export interface ClientOptions {
  credential?: { secretId?: string; secretKey?: string; token?: string };
  region?: string;
  language?: "zh-CN" | "en-US";
  method?: "GET" | "POST";
  signMethod?: "TC3-HMAC-SHA256" | "HmacSHA256" | "HmacSHA1";
  /** Sent with every call. */
  headers?: Record<string, string>;
  host?: string;
  /** An https.Agent calls over TLS and says which certificates to trust. */
  agent?: Agent;
  /** Whether to repeat a call refused for its rate; true by default. */
  patient?: boolean;
}

export interface Outcome {
  code: string;
  message: string;
  requestId: string;
}

/** Configuration with which an SDK client, typed or not, calls the sandbox. */
export function configOf(sandbox: RunningSandbox, options: ClientOptions = {}) {
  const { credential = keys.standard, region = "ap-guangzhou", host = "127.0.0.1" } = options;
  const { language, method, signMethod, headers, agent } = options;
  return {
    credential,
    region,
    profile: {
      ...(language ? { language } : {}),
      ...(signMethod ? { signMethod } : {}),
      httpProfile: {
        endpoint: `${host}:${sandbox.port}`,
        protocol: agent instanceof TlsAgent ? "https://" : "http://",
        reqTimeout: 30,
        ...(agent ? { agent } : {}),
        ...(method ? { reqMethod: method } : {}),
        ...(headers ? { headers } : {}),
      },
    },
  };
}

/** Repeats a call while the limit per second is reached. */
export async function patiently<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  const answer = await untilResult(
    () =>
      call().then(
        (response) => ({ response }),
        (error: unknown) => ({ error }),
      ),
    (tried) => !("error" in tried) || outcome.safeParse(tried.error).data?.code !== "RequestLimitExceeded",
  );
  if ("error" in answer) throw answer.error;
  return answer.response;
}

/** The unmodified official Node SDK against a sandbox. */
export class SdkCaller {
  readonly #sandbox: RunningSandbox;
  readonly #options: ClientOptions;

  constructor(sandbox: RunningSandbox, options: ClientOptions = {}) {
    this.#sandbox = sandbox;
    this.#options = options;
  }

  /** Returns the response as the SDK returns it. */
  async call(service: keyof typeof versions, action: string, parameters: object = {}): Promise<unknown> {
    const config = configOf(this.#sandbox, this.#options);
    const client = new sdk.CommonClient(config.profile.httpProfile.endpoint, versions[service], config);
    const { patient = true } = this.#options;
    return patient ? patiently(() => client.request(action, parameters)) : client.request(action, parameters);
  }

  /** As `call`, for a call that must be refused; returns the refusal. */
  async refusal(service: keyof typeof versions, action: string, parameters: object = {}): Promise<Outcome> {
    const answer = await this.call(service, action, parameters).then(
      (response) => ({ response }),
      (error: unknown) => ({ error }),
    );
    if ("response" in answer) throw new Error(`${action} was not refused: ${JSON.stringify(answer.response)}`);
    return outcome.parse(answer.error);
  }
}

const outcome = z.object({ code: z.string(), message: z.string(), requestId: z.string() });
