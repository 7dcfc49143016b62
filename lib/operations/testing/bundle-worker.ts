import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    workerScript: string;
    syncWorkerScript: string;
  }
}

/**
 * Each worker as one file. Plain Node reads drizzle's package.json anew for each of its modules: a worker that loads them one
 * by one takes a processor for two seconds before it does anything, and more than a hundred are started in a run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "clb-console-worker-"));
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  await build({
    entryPoints: {
      worker: here("worker.ts"),
      "sync-worker": here("../../inventory/stored/testing/sync-worker.ts"),
    },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["pg-native"],
    // Packages in CommonJS ask for Node's own modules.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "warning",
  });
  project.provide("workerScript", join(folder, "worker.mjs"));
  project.provide("syncWorkerScript", join(folder, "sync-worker.mjs"));
  return () => rm(folder, { recursive: true, force: true });
}
