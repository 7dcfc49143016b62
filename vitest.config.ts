import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { clearProcess } from "#scripts/environment.mjs";

clearProcess();

/** What a bundler does for server modules: outside a bundle the package throws. */
const serverOnly = fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url));
const resolve = { alias: { "server-only": serverOnly } };
const exclude = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.integration.test.ts"],
          // Nothing in them waits; a busy machine takes longer over thousands of generated cases.
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          include: ["**/*.integration.test.ts"],
          exclude,
          globalSetup: ["lib/db/testing/server.ts"],
          // Tests that kill processes and wait for leases want the machine for themselves.
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
