import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { chosenCredentials, nameOfCredentials } from "#lib/cloud/credentials/chosen.ts";
import { profileCredentials } from "#lib/cloud/credentials/profile.ts";
import { type Credentials, keptCredentials } from "#lib/cloud/credentials/source.ts";
import { createTransport } from "#lib/cloud/transport.ts";
import type { CloudSettings } from "#lib/env-cloud.ts";
import { Secret } from "#lib/secret.ts";
import { eventually } from "#lib/testing/until.ts";

function issued(number: number, secondsLeft: number | null): Credentials {
  return {
    secretId: `id-${number}`,
    secretKey: new Secret("key"),
    token: new Secret("token"),
    expiresAt: secondsLeft === null ? null : new Date(Date.now() + secondsLeft * 1000),
  };
}

describe("kept credentials", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("a hundred waiting callers share one load", async () => {
    let loads = 0;
    const source = keptCredentials(async () => issued(++loads, 3600));
    const got = await Promise.all(Array.from({ length: 100 }, () => source.get()));
    expect(new Set(got.map((credentials) => credentials.secretId))).toEqual(new Set(["id-1"]));
    expect((await source.get()).secretId).toBe("id-1");
  });

  test("they are replaced before they expire, by one load that no caller waits for", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    let loads = 0;
    const { promise: second, resolve } = Promise.withResolvers<Credentials>();
    const source = keptCredentials(() => (++loads === 2 ? second : Promise.resolve(issued(loads, 3600))));
    await source.get();
    vi.advanceTimersByTime(3600_000 - 5 * 60_000 + 1);
    const meanwhile = await Promise.all(Array.from({ length: 100 }, () => source.get()));
    expect(new Set(meanwhile.map((credentials) => credentials.secretId))).toEqual(new Set(["id-1"]));
    resolve(issued(2, 3600));
    await eventually(async () => expect((await source.get()).secretId).toBe("id-2"));
    expect(loads).toBe(2);
  });

  test("an early replacement that fails is tried again later, and no caller fails", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    let loads = 0;
    const source = keptCredentials(async () => {
      loads += 1;
      if (loads === 2) throw new Error("away");
      return issued(loads, 3600);
    });
    await source.get();
    vi.advanceTimersByTime(3600_000 - 4 * 60_000);
    for (let times = 0; times < 20; times += 1) expect((await source.get()).secretId).toBe("id-1");
    expect(loads).toBe(2);
    vi.advanceTimersByTime(5000);
    await source.get();
    await eventually(async () => expect((await source.get()).secretId).toBe("id-3"));
  });

  test("credentials about to expire are not handed out", async () => {
    let loads = 0;
    const short = keptCredentials(async () => issued(++loads, 30));
    await short.get();
    expect((await short.get()).secretId).toBe("id-2");
  });

  test("refused ones are not handed out again, however many callers report them", async () => {
    let loads = 0;
    const source = keptCredentials(async () => issued(++loads, null));
    const refused = await source.get();
    const next = await Promise.all(
      Array.from({ length: 100 }, async () => {
        source.drop(refused);
        return source.get();
      }),
    );
    expect(new Set(next.map((credentials) => credentials.secretId))).toEqual(new Set(["id-2"]));
    source.drop(refused);
    expect((await source.get()).secretId).toBe("id-2");
  });

  test("a failure is not kept", async () => {
    let loads = 0;
    const source = keptCredentials(async () => {
      if (++loads === 1) throw new Error("away");
      return issued(loads, null);
    });
    const waiting = await Promise.allSettled(Array.from({ length: 100 }, () => source.get()));
    expect(new Set(waiting.map((one) => one.status))).toEqual(new Set(["rejected"]));
    expect((await source.get()).secretId).toBe("id-2");
    expect(loads).toBe(2);
  });
});

test("keys from the environment are used as they are", async () => {
  const settings = {
    credentials: {
      source: "environment" as const,
      secretId: "id",
      secretKey: new Secret("key"),
      token: new Secret("token"),
    },
    role: null,
  };
  const transport = createTransport({ httpsProxy: null, noProxy: null });
  const source = chosenCredentials(settings, { settings: { realm: "intl", endpoint: null }, transport });
  const credentials = await source.get();
  expect(credentials.secretId).toBe("id");
  expect(credentials.secretKey.reveal()).toBe("key");
  expect(credentials.token?.reveal()).toBe("token");
  await transport.close();
});

test.each<[CloudSettings["credentials"], string]>([
  [{ source: "sandbox" }, "keys AKIDsandboxstandard"],
  [{ source: "environment", secretId: "id", secretKey: new Secret("planted"), token: null }, "keys id"],
  [{ source: "profile", name: "team" }, "profile team"],
  [{ source: "tke", region: "r", providerId: "p", roleArn: "arn", tokenFile: "/f" }, "pod role arn"],
  [{ source: "cvm", roleName: "console" }, "CVM role console"],
])("%# is named in words", (credentials, words) => {
  expect(nameOfCredentials({ credentials, role: null })).toBe(words);
  const role = { arn: "other", sessionName: "s", durationSeconds: 7200 };
  expect(nameOfCredentials({ credentials, role })).toBe(`role other through ${words}`);
});

describe("a profile", () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "credentials-"));
    file = join(folder, "credentials");
  });

  afterEach(() => rm(folder, { recursive: true }));

  test("is the named section of the first file that exists", async () => {
    await writeFile(
      file,
      "[default]\nsecret_id = one\nsecret_key = 1\n\n[team.a]\nsecret_id = two\nsecret_key = key\ntoken = t\n",
    );
    const credentials = await profileCredentials("team.a", [join(folder, "absent"), file]).get();
    expect(credentials.secretId).toBe("two");
    expect(credentials.secretKey.reveal()).toBe("key");
    expect(credentials.token?.reveal()).toBe("t");
    expect((await profileCredentials("default", [file]).get()).token).toBeNull();
  });

  test("is read again when the file has changed", async () => {
    await writeFile(file, "[default]\nsecret_id = one\nsecret_key = planted-key\n");
    const source = profileCredentials("default", [file]);
    expect((await source.get()).secretId).toBe("one");
    await writeFile(file, "[default]\nsecret_id = second\nsecret_key = planted-key\n");
    expect((await source.get()).secretId).toBe("second");
  });

  test.each([
    ["", "has no section [default]"],
    ["[other]\nsecret_id = id\nsecret_key = planted-key\n", "has no section [default]"],
    ["[default]\nsecret_key = planted-key\n", "has no secret_id in section [default]"],
    ["[default]\nsecret_id =\ntoken = planted-key\n", "has no secret_id and no secret_key in section [default]"],
    ["default = planted-key", "has no section [default]"],
  ])("%# a broken one says what is missing and nothing secret", async (content, message) => {
    await writeFile(file, content);
    const error = await profileCredentials("default", [file]).get().catch(String);
    expect(error).toContain(message);
    expect(error).not.toContain("planted-key");
  });

  test("without a file the error names the places, and a file that comes later is found", async () => {
    const source = profileCredentials("default", [file]);
    await expect(source.get()).rejects.toThrow(`There is no credentials file: looked for ${file}`);
    await writeFile(file, "[default]\nsecret_id = late\nsecret_key = key\n");
    expect((await source.get()).secretId).toBe("late");
  });
});
