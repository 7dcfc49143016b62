import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse } from "ini";
import { z } from "zod";
import {
  CredentialError,
  type CredentialSource,
  type Credentials,
  keptCredentials,
} from "#lib/cloud/credentials/source.ts";
import { Secret } from "#lib/secret.ts";

/** The paths that the official SDKs read, in their order. */
function profileFiles(): string[] {
  return [join(homedir(), ".tencentcloud", "credentials"), "/etc/tencentcloud/credentials"];
}

const section = z.object({
  secret_id: z.string().trim().min(1),
  secret_key: z.string().trim().min(1),
  token: z.string().trim().optional(),
});

/** Credentials of a named section of the first file that exists, read again when the file has changed. */
export function profileCredentials(name: string, files: string[] = profileFiles()): CredentialSource {
  const stamps = new WeakMap<Credentials, string>();

  const kept = keptCredentials(async () => {
    const { path, stamp } = await firstFile(files);
    const credentials = await readProfile(path, name);
    stamps.set(credentials, stamp);
    return credentials;
  });

  return {
    async get() {
      const { stamp } = await firstFile(files);
      const credentials = await kept.get();
      if (stamps.get(credentials) === stamp) return credentials;
      kept.drop(credentials);
      return kept.get();
    },
    drop: kept.drop,
  };
}

async function firstFile(files: string[]): Promise<{ path: string; stamp: string }> {
  for (const path of files) {
    const found = await stat(path, { bigint: true }).catch(() => null);
    if (found) return { path, stamp: `${path} ${found.mtimeNs} ${found.size} ${found.ino}` };
  }
  throw new CredentialError(`There is no credentials file: looked for ${files.join(" and ")}`);
}

async function readProfile(path: string, name: string): Promise<Credentials> {
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new CredentialError(`${path} can't be read (${error.code})`);
  });
  const profile = sectionOf(parse(content), name);
  if (typeof profile !== "object" || profile === null) throw new CredentialError(`${path} has no section [${name}]`);
  const parsed = section.safeParse(profile);
  if (!parsed.success) {
    const missing = parsed.error.issues.map((issue) => issue.path.join("."));
    throw new CredentialError(`${path} has no ${missing.join(" and no ")} in section [${name}]`);
  }
  const { secret_id, secret_key, token } = parsed.data;
  return {
    secretId: secret_id,
    secretKey: new Secret(secret_key),
    token: token ? new Secret(token) : null,
    expiresAt: null,
  };
}

/** The parser nests a section whose name has dots. */
function sectionOf(content: unknown, name: string): unknown {
  return name
    .split(".")
    .reduce<unknown>(
      (outer, key) =>
        typeof outer === "object" && outer !== null && Object.hasOwn(outer, key) ? Reflect.get(outer, key) : undefined,
      content,
    );
}
