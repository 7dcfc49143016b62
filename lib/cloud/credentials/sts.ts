import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { callOnce, type Wire } from "#lib/cloud/call-once.ts";
import { assumeRole, assumeRoleWithWebIdentity } from "#lib/cloud/catalogue/sts.ts";
import {
  CredentialError,
  type CredentialSource,
  type Credentials,
  keptCredentials,
} from "#lib/cloud/credentials/source.ts";
import { isSpentToken } from "#lib/cloud/errors.ts";
import { isCloudError } from "#lib/cloud/failure.ts";
import { type RoleSettings, type TkeSettings, usualSessionName } from "#lib/env-cloud.ts";
import { Secret } from "#lib/secret.ts";

const timeoutMs = 5000;
/** STS answers the same in every region but requires one; the official Go SDK sends this one. */
const stsRegion = "ap-guangzhou";

type Ask =
  | { action: typeof assumeRole; request: z.output<typeof assumeRole.request> }
  | { action: typeof assumeRoleWithWebIdentity; request: z.output<typeof assumeRoleWithWebIdentity.request> };

/** Temporary keys of a role, assumed with the credentials of another source. */
export function assumedRole(wire: Wire, base: CredentialSource, role: RoleSettings): CredentialSource {
  const request = { RoleArn: role.arn, RoleSessionName: role.sessionName, DurationSeconds: role.durationSeconds };

  async function ask(mayRepeat: boolean): Promise<Credentials> {
    const credentials = await base.get();
    return issued(wire, { action: assumeRole, request }, credentials, stsRegion).catch((error: unknown) => {
      if (!mayRepeat || !isCloudError(error) || !isSpentToken(error.failure)) throw refusedRole(role.arn, error, null);
      base.drop(credentials);
      return ask(false);
    });
  }

  return keptCredentials(() => ask(true));
}

/**
 * Temporary keys of a pod's role, for the token that the cluster (TKE) puts into a file. The cluster replaces the file,
 * so it is read each time.
 */
export function podRole(wire: Wire, { region, providerId, roleArn, tokenFile }: TkeSettings): CredentialSource {
  return keptCredentials(async () => {
    const token = await readToken(tokenFile);
    const request = {
      ProviderId: providerId,
      WebIdentityToken: token.reveal(),
      RoleArn: roleArn,
      RoleSessionName: usualSessionName,
    };
    return issued(wire, { action: assumeRoleWithWebIdentity, request }, null, region).catch((error: unknown) => {
      throw refusedRole(roleArn, error, token);
    });
  });
}

async function readToken(file: string): Promise<Secret> {
  const token = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new CredentialError(`The token file ${file} can't be read (${error.code})`);
  });
  if (token.trim() === "") throw new CredentialError(`The token file ${file} is empty`);
  return new Secret(token.trim());
}

/** @throws CloudError */
async function issued(wire: Wire, { action, request }: Ask, by: Credentials | null, region: string) {
  const body = JSON.stringify(request);
  const { members } = await callOnce(wire, { action, body, credentials: by, region, timeoutMs });
  const parsed = action.response.safeParse(members);
  if (!parsed.success) throw new CredentialError("STS answered without keys");
  const { Credentials: keys, ExpiredTime } = parsed.data;
  return {
    secretId: keys.TmpSecretId,
    secretKey: new Secret(keys.TmpSecretKey),
    token: new Secret(keys.Token),
    expiresAt: new Date(ExpiredTime * 1000),
  };
}

/** The cloud's message, without the token, which it might repeat. */
function refusedRole(arn: string, error: unknown, token: Secret | null): unknown {
  if (!isCloudError(error)) return error;
  const { failure, message } = error;
  const requestId = failure.kind !== "not-sent" && failure.requestId ? ` (RequestId ${failure.requestId})` : "";
  const text = token ? message.replaceAll(token.reveal(), "[secret]") : message;
  return new CredentialError(`The role ${arn} can't be taken on: ${text}${requestId}`);
}
