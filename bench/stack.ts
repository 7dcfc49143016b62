import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { consoleOf, residentMB } from "#bench/resident.ts";
import { type Launched, launch } from "#scripts/test/launched.ts";

/** A running console with its own sandbox and control paths. */
export interface Stack {
  /** Their addresses. */
  console: string;
  sandbox: string;
  dataDir: string;
  /** Resident memory of the console's server, in MB. */
  residentMB(): number;
}

/** Provides an empty temporary folder. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts a console with that data folder, which also holds an empty home. */
export function startIn(
  dataDir: string,
  sandboxOptions: readonly string[] = [],
  settings: Record<string, string> = {},
): Promise<Launched> {
  return launch({ DATA_DIR: dataDir, HOME: dataDir, XDG_CONFIG_HOME: dataDir, ...settings }, sandboxOptions);
}

/** Provides a healthy console. */
export function withStack<Result>(sandboxOptions: string[], use: (stack: Stack) => Promise<Result>): Promise<Result> {
  return withFolder(async (dataDir) => {
    const launched = await startIn(dataDir, ["--control", ...sandboxOptions]);
    try {
      const server = consoleOf(launched.pid);
      return await use({
        console: launched.console,
        sandbox: launched.sandbox,
        dataDir,
        residentMB: () => residentMB([server]),
      });
    } finally {
      await launched.stop();
    }
  });
}
