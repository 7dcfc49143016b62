import { describe, expect, test } from "vitest";
import { readEnv } from "#lib/env.ts";
import { EnvError } from "#lib/env-values.ts";

const keys = { TENCENTCLOUD_SECRET_ID: "AKID", TENCENTCLOUD_SECRET_KEY: "planted-key" };
const profile = { TENCENTCLOUD_PROFILE: "team" };
const pod = {
  TKE_REGION: "ap-guangzhou",
  TKE_PROVIDER_ID: "cls-1",
  TKE_ROLE_ARN: "qcs::cam::uin/1:roleName/pod",
  TKE_WEB_IDENTITY_TOKEN_FILE: "/var/run/token",
};
const instance = { TENCENTCLOUD_CAM_ROLE_NAME: "console" };
const role = { TENCENTCLOUD_ASSUME_ROLE_ARN: "qcs::cam::uin/1:roleName/console" };

function linesOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.lines;
    throw error;
  }
  throw new Error("it should have been refused");
}

describe("credentials", () => {
  test.each([
    ["keys", { ...keys, ...profile, ...pod, ...instance }, "environment"],
    ["a profile", { ...profile, ...pod, ...instance }, "profile"],
    ["a pod's role", { ...pod, ...instance }, "tke"],
    ["an instance's role", instance, "cvm"],
  ])("%s come before what follows, and choose the real cloud", (_, source, expected) => {
    const { cloud } = readEnv(source);
    expect(cloud).toMatchObject({ realm: "intl", endpoint: null, credentials: { source: expected }, role: null });
    expect(readEnv({ ...source, TENCENTCLOUD_SITE: "cn" }).cloud.realm).toBe("cn");
  });

  test("default to the sandbox's, also where a variable is empty", () => {
    for (const source of [{}, { TENCENTCLOUD_PROFILE: " ", TKE_REGION: "", TENCENTCLOUD_CAM_ROLE_NAME: "" }]) {
      expect(readEnv({ ...source, SANDBOX_PORT: "9" }).cloud).toEqual({
        realm: "sandbox",
        endpoint: "http://127.0.0.1:9",
        credentials: { source: "sandbox" },
        role: null,
      });
    }
  });

  test("are parsed completely and never printed", () => {
    const { credentials } = readEnv({ ...keys, TENCENTCLOUD_TOKEN: "planted-token" }).cloud;
    expect(JSON.stringify(credentials)).not.toContain("planted");
    expect(credentials).toMatchObject({ source: "environment", secretId: "AKID" });
    expect(readEnv(pod).cloud.credentials).toEqual({
      source: "tke",
      region: "ap-guangzhou",
      providerId: "cls-1",
      roleArn: "qcs::cam::uin/1:roleName/pod",
      tokenFile: "/var/run/token",
    });
    expect(readEnv(instance).cloud.credentials).toEqual({ source: "cvm", roleName: "console" });
  });

  test("an id or a key alone is an error that names the missing one", () => {
    const { TKE_ROLE_ARN: _, TKE_REGION: __, ...half } = pod;
    expect(linesOf(half)).toEqual([
      "TKE_REGION is missing: a pod's role needs all four TKE_ settings",
      "TKE_ROLE_ARN is missing: a pod's role needs all four TKE_ settings",
    ]);
    expect(linesOf({ TENCENTCLOUD_SECRET_ID: "AKID" })).toEqual([
      expect.stringMatching(/^TENCENTCLOUD_SECRET_KEY is missing/),
    ]);
    expect(linesOf({ TENCENTCLOUD_SECRET_KEY: "planted-key" })).toEqual([
      expect.stringMatching(/^TENCENTCLOUD_SECRET_ID is missing(?!.*planted)/),
    ]);
  });
});

describe("a role to assume", () => {
  test.each([keys, profile, pod, instance])("%# goes on top of any source", (source) => {
    expect(readEnv({ ...source, ...role }).cloud.role).toEqual({
      arn: "qcs::cam::uin/1:roleName/console",
      sessionName: "clb-function-console",
      durationSeconds: 7200,
    });
  });

  test("has the names of Terraform and those of tccli", () => {
    const terraform = {
      TENCENTCLOUD_ASSUME_ROLE_SESSION_NAME: "night",
      TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION: "900",
    };
    const tccli = { TENCENTCLOUD_ROLE_ARN: "arn", TENCENTCLOUD_ROLE_SESSION_NAME: "day" };
    expect(readEnv({ ...keys, ...role, ...terraform }).cloud.role).toMatchObject({
      sessionName: "night",
      durationSeconds: 900,
    });
    expect(readEnv({ ...keys, ...tccli }).cloud.role).toMatchObject({ arn: "arn", sessionName: "day" });
  });

  test.each<[Record<string, string>, string]>([
    [role, "TENCENTCLOUD_ASSUME_ROLE_ARN is set without keys"],
    [{ TENCENTCLOUD_ROLE_ARN: "arn" }, "TENCENTCLOUD_ROLE_ARN is set without keys"],
    [
      { ...keys, ...role, TENCENTCLOUD_ROLE_ARN: "other" },
      "TENCENTCLOUD_ASSUME_ROLE_ARN and TENCENTCLOUD_ROLE_ARN differ",
    ],
    [
      { ...keys, ...role, TENCENTCLOUD_ROLE_SESSION_NAME: "a b" },
      "TENCENTCLOUD_ROLE_SESSION_NAME must have 2 to 128 letters",
    ],
    [
      { ...keys, ...role, TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION: "60" },
      "TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION must be a whole number of seconds from 900 to 43200",
    ],
    [{ CLOUD_ENDPOINT: "http://127.0.0.1:9" }, "CLOUD_ENDPOINT is set without keys"],
  ])("%# what can't be meant is refused", (source, line) => {
    expect(linesOf(source)).toEqual([expect.stringContaining(line)]);
  });
});
