import { defineConfig } from "@playwright/test";
import { findBrowser } from "#scripts/ensure/browser.mjs";
import { clearProcess } from "#scripts/environment.mjs";

clearProcess();
const browser = findBrowser(import.meta.dirname);

/**
 * One real console with its database and its sandbox serves all tests of a run; `scripts/test/stack.ts` starts it and
 * gives its addresses to the tests: `baseURL` is the console, E2E_SANDBOX the sandbox with its control paths.
 */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./scripts/test/stack.ts",
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // These bound hangs: a browser on a busy machine takes its time.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  projects: [
    { name: "shared", grepInvert: /@alone/, fullyParallel: true },
    // What orders faults or moves the sandbox's clock would trouble everybody else.
    { name: "alone", grep: /@alone/, workers: 1, dependencies: ["shared"] },
  ],
  use: {
    baseURL: process.env.E2E_CONSOLE,
    locale: "en-US",
    timezoneId: "UTC",
    actionTimeout: 60_000,
    trace: "retain-on-failure",
    browserName: "chromium",
    launchOptions: {
      executablePath: browser?.path,
      env: { ...process.env, ...browser?.env },
      args: [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
