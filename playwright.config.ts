import { defineConfig } from "@playwright/test";
import { findBrowser } from "#scripts/ensure/browser.mjs";
import { clearProcess } from "#scripts/environment.mjs";

clearProcess();
const browser = findBrowser(import.meta.dirname);

/** Each worker starts a console with its database and its sandbox, which serves its tests: see `e2e/fixtures/test.ts`. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // These bound hangs: a browser on a busy machine takes its time.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    actionTimeout: 60_000,
    // Recording takes almost as much of the processor as the tests do: the command for the failed tests records.
    trace: "off",
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
        // Pages live for seconds: what is compiled better takes longer to be compiled than it runs.
        "--js-flags=--no-maglev --no-opt",
        // The pages of a context share a process and the scripts that are compiled there: see `e2e/fixtures/kept-contexts.ts`.
        "--renderer-process-limit=1",
      ],
    },
  },
});
