import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Credentials, keptCredentials } from "#lib/cloud/credentials.ts";
import { chosenCredentials } from "#lib/cloud/credentials-chosen.ts";
import { profileCredentials } from "#lib/cloud/credentials-profile.ts";
import { Secret } from "#lib/secret.ts";

function issued(number: number, secondsLeft: number | null): Credentials {
  return {
    secretId: `id-${number}`,
    secretKey: new Secret("key"),
    token: new Secret("token"),
    expiresAt: secondsLeft === null ? null : new Date(Date.now() + secondsLeft * 1000),
  };
}

describe("kept credentials", () => {
  test("all who wait share one load", async () => {
    let loads = 0;
    const source = keptCredentials(async () => issued(++loads, 3600));
    const got = await Promise.all([source.get(), source.get(), source.renew(), source.get()]);
    expect(new Set(got.map((credentials) => credentials.secretId))).toEqual(new Set(["id-1"]));
    expect((await source.get()).secretId).toBe("id-1");
  });

  test("they are replaced before they expire, and when asked", async () => {
    let loads = 0;
    const short = keptCredentials(async () => issued(++loads, 30));
    await short.get();
    expect((await short.get()).secretId).toBe("id-2");
    const lasting = keptCredentials(async () => issued(++loads, null));
    await lasting.get();
    expect((await lasting.renew()).secretId).toBe("id-4");
    expect((await lasting.get()).secretId).toBe("id-4");
  });

  test("a failure is not kept", async () => {
    let loads = 0;
    const source = keptCredentials(async () => {
      if (++loads === 1) throw new Error("away");
      return issued(loads, null);
    });
    await expect(source.get()).rejects.toThrow("away");
    expect((await source.get()).secretId).toBe("id-2");
  });
});

test("keys from the environment are used as they are", async () => {
  const source = chosenCredentials({
    source: "environment",
    secretId: "id",
    secretKey: new Secret("key"),
    token: new Secret("token"),
  });
  const credentials = await source.get();
  expect(credentials.secretId).toBe("id");
  expect(credentials.secretKey.reveal()).toBe("key");
  expect(credentials.token?.reveal()).toBe("token");
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
