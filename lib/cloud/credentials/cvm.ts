import { Agent, request } from "undici";
import { z } from "zod";
import {
  CredentialError,
  type CredentialSource,
  type Credentials,
  keptCredentials,
} from "#lib/cloud/credentials/source.ts";
import { Secret } from "#lib/secret.ts";

/** Reachable only from a CVM instance, so without proxy and without TLS. */
const metadataOrigin = "http://metadata.tencentyun.com";

const limits = { connectMs: 1000, wholeMs: 2000, bytes: 64 * 1024 };

const answerOf = z.object({
  Code: z.string(),
  TmpSecretId: z.string(),
  TmpSecretKey: z.string(),
  Token: z.string(),
  /** Unix seconds. */
  ExpiredTime: z.number(),
});

/** Temporary keys of the role that this CVM instance has. */
export function instanceRole(role: string, origin = metadataOrigin): CredentialSource {
  const dispatcher = new Agent({ connect: { timeout: limits.connectMs }, maxResponseSize: limits.bytes });
  const url = `${origin}/latest/meta-data/cam/security-credentials/${encodeURIComponent(role)}`;

  async function ask(): Promise<{ status: number; content: unknown }> {
    try {
      const { statusCode, body } = await request(url, { dispatcher, signal: AbortSignal.timeout(limits.wholeMs) });
      return { status: statusCode, content: parseJson(await body.text()) };
    } catch {
      const host = new URL(origin).host;
      throw new CredentialError(`The metadata service at ${host} doesn't answer: it does on CVM instances alone`);
    }
  }

  return keptCredentials(async (): Promise<Credentials> => {
    const { status, content } = await ask();
    if (status === 404) throw new CredentialError(`This CVM instance doesn't have the role ${role}`);
    const { data: keys } = answerOf.safeParse(content);
    if (status !== 200 || keys?.Code !== "Success") {
      throw new CredentialError(`The metadata service gives no keys of the role ${role} (HTTP ${status})`);
    }
    return {
      secretId: keys.TmpSecretId,
      secretKey: new Secret(keys.TmpSecretKey),
      token: new Secret(keys.Token),
      expiresAt: new Date(keys.ExpiredTime * 1000),
    };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not JSON: another server answered.
  }
}
