import type { Action } from "#lib/cloud/catalogue/action.ts";
import { withClockSkew } from "#lib/cloud/clock-skew.ts";
import type { Credentials } from "#lib/cloud/credentials/source.ts";
import { type Opened, openEnvelope } from "#lib/cloud/envelope.ts";
import { serviceOrigin } from "#lib/cloud/hosts.ts";
import { sign, skipSignature } from "#lib/cloud/tc3.ts";
import type { Transport } from "#lib/cloud/transport.ts";
import type { CloudSettings } from "#lib/env-cloud.ts";

/** The settings and the transport of a call. */
export interface Wire {
  settings: Pick<CloudSettings, "realm" | "endpoint">;
  transport: Transport;
}

export interface OneCall {
  action: Action;
  /** JSON, exactly as it will be sent. */
  body: string;
  /** Null for an unsigned call, whose body holds the proof of identity (AssumeRoleWithWebIdentity). */
  credentials: Credentials | null;
  region: string | null;
  /** X-TC-Timestamp in Unix seconds, now by default. */
  timestamp?: number | undefined;
  /** A person's language; the cloud knows Chinese and English. */
  language?: string | undefined;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Signs a call, sends it once, and opens the answer.
 *
 * @returns the answer with the cloud's clock from its Date header
 * @throws CloudError
 */
export async function callOnce({ settings, transport }: Wire, call: OneCall): Promise<Opened & { date: Date | null }> {
  const { action, body, credentials, timeoutMs, signal } = call;
  const region = action.regional ? call.region : null;
  const origin = serviceOrigin(settings, action.service, region);
  const timestamp = call.timestamp ?? Math.floor(Date.now() / 1000);
  const language = call.language?.startsWith("zh") ? "zh-CN" : "en-US";
  const input = {
    service: action.service,
    host: new URL(origin).host,
    action: action.name,
    version: action.version,
    region,
    timestamp,
    body,
    language,
  };
  const headers = credentials ? sign({ ...input, ...revealed(credentials) }) : skipSignature(input);
  const answer = await transport.post({ origin, headers, body, kind: action.kind, timeoutMs, signal });
  try {
    return { ...openEnvelope(answer.body), date: answer.date };
  } catch (error) {
    throw withClockSkew(error, { timestamp, date: answer.date, language });
  }
}

function revealed({ secretId, secretKey, token }: Credentials) {
  return { secretId, secretKey: secretKey.reveal(), token: token?.reveal() ?? null };
}
