import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ownSettings, start } from "#scripts/launch/testing.ts";

/** One running console with its own sandbox. */
export interface Stack {
  /** Its address. */
  console: string;
  sandboxPort: number;
  dataDir: string;
}

/** Lends an empty folder. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts a console as `npm start` does, on free ports and with an empty home; `options` are the sandbox's. */
export async function begin(dataDir: string, options: string[] = []) {
  const settings = await ownSettings(dataDir);
  const started = start({ ...settings, HOME: dataDir, XDG_CONFIG_HOME: dataDir }, [
    process.execPath,
    "scripts/start.ts",
    ...options,
  ]);
  const stack = { console: `http://127.0.0.1:${settings.PORT}`, sandboxPort: Number(settings.SANDBOX_PORT), dataDir };
  const stop = async () => {
    started.process.kill("SIGTERM");
    await started.ended;
  };
  return { stack, ready: started.ready, stop };
}

/** Lends a console that is ready, with the control paths of its sandbox open. */
export function withStack<Result>(options: string[], use: (stack: Stack) => Promise<Result>): Promise<Result> {
  return withFolder(async (dataDir) => {
    const { stack, ready, stop } = await begin(dataDir, ["--control", ...options]);
    try {
      await ready;
      return await use(stack);
    } finally {
      await stop();
    }
  });
}
