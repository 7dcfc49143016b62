import { expect } from "vitest";
import { createBudget, type Queryable } from "#lib/cloud/budget.ts";
import type { Credentials } from "#lib/cloud/credentials/source.ts";
import { CloudError, type CloudFailure } from "#lib/cloud/failure.ts";
import { canonicalRequest, parseAuthorization, sha256, signature } from "#lib/cloud/tc3.ts";
import { type Seen, success } from "#lib/cloud/testing/hostile-server.ts";
import { Secret } from "#lib/secret.ts";

/** Must not appear in any error text. */
export const secretKey = "planted-secret";
export const region = "ap-guangzhou";
export const identity = success({
  AccountId: "100000000001",
  PrincipalId: "100000000002",
  Arn: "qcs::cam::uin/1",
  UserId: "u",
});
export const bind = {
  LoadBalancerId: "lb-aaaaaaaa",
  ListenerId: "lbl-aaaaaaaa",
  LocationId: "loc-aaaaaaaa",
  FunctionTargets: [
    { Function: { FunctionNamespace: "default", FunctionName: "hello", FunctionQualifier: "$LATEST" }, Weight: 10 },
  ],
};
export const page = {
  TotalCount: 1,
  LoadBalancerSet: [
    { LoadBalancerId: "lb-a", LoadBalancerName: "a", LoadBalancerType: "OPEN", Forward: 1, Status: 1, NewMember: {} },
  ],
};

/** In place of the database: grants each turn and records the statements. */
export function openBudget() {
  const asked: unknown[][] = [];
  const database: Queryable = {
    async query(_text, values) {
      asked.push(values);
      return { rows: [{ granted: true }] };
    },
  };
  return { asked, budget: createBudget(database) };
}

export function credentialsNow(id: number, token: string | null = null): Credentials {
  return {
    secretId: `id-${id}`,
    secretKey: new Secret(secretKey),
    token: token ? new Secret(token) : null,
    expiresAt: null,
  };
}

/** The failure of work that has to fail, without the secret in any of its texts. */
export async function failure(work: Promise<unknown>): Promise<CloudFailure> {
  const error = await work.then(
    () => {
      throw new Error("it should have failed");
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof CloudError)) throw error;
  expect(error.message + error.stack + JSON.stringify(error.failure)).not.toContain(secretKey);
  return error.failure;
}

/** What a verifier does, from the documentation. */
export function isSignedBy(seen: Seen, key: string): boolean {
  const authorization = parseAuthorization(seen.headers.authorization ?? "");
  if (!authorization) return false;
  const { date, service, signedHeaders } = authorization;
  const headers = Object.fromEntries(signedHeaders.map((name) => [name, String(seen.headers[name])]));
  const request = canonicalRequest({ method: "POST", query: "", headers, bodyHash: sha256(seen.body) });
  const timestamp = Number(seen.headers["x-tc-timestamp"]);
  return authorization.signature === signature({ secretKey: key, date, service, timestamp, canonicalRequest: request });
}
