import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { clearProcess } from "#scripts/environment.mjs";

clearProcess();

/** What a bundler does for server modules: outside a bundle the package throws. */
const serverOnly = fileURLToPath(new URL("node_modules/server-only/empty.js", import.meta.url));
const resolve = { alias: { "server-only": serverOnly } };
const exclude = ["**/node_modules/**", "**/.next/**", "**/.data/**", "e2e/**"];

/** These mostly wait: for leases, time limits and processes. They run beside what computes. */
const waiting = [
  "lib/operations/{doubt,faults-given,faults-own,load,looks,lost,processes,sandbox}.integration.test.ts",
  "lib/{drift,inventory/stored}/*.integration.test.ts",
  "scripts/start.integration.test.ts",
];
/** These change what all tests of a process share. */
const global = [
  "components/data/{coalesce,follow-operations,one-stream}.test.ts",
  "lib/env*.test.ts",
  "lib/cloud/credentials/source.test.ts",
  "lib/operations/shared-answers.test.ts",
];

const needsDatabase = {
  globalSetup: ["lib/db/testing/server.ts", "lib/operations/testing/bundle-worker.ts"],
  // Node's own loader reads drizzle's package.json anew for each of its modules: two seconds of processor per file.
  server: { deps: { inline: ["drizzle-orm"] } },
  // These bound hangs, no more: the machine may be busy with something else.
  testTimeout: 300_000,
  hookTimeout: 300_000,
};
const pure = { testTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          ...pure,
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.integration.test.ts", ...global],
          isolate: false,
        },
      },
      { resolve, test: { ...pure, name: "unit-global", include: global, exclude } },
      {
        resolve,
        test: {
          ...needsDatabase,
          name: "integration",
          include: ["**/*.integration.test.ts"],
          exclude: [...exclude, ...waiting],
          maxWorkers: 2,
          // To start a process and load the modules anew for each file takes almost half of the processor's time.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve,
        test: {
          ...needsDatabase,
          name: "waiting",
          include: waiting,
          exclude,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
