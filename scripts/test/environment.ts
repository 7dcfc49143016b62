import { homedir } from "node:os";
import { join } from "node:path";
import { clearedEnvironment } from "#scripts/environment.mjs";

/**
 * The environment of a test run: no settings of the person who runs it, and an empty home.
 *
 * @param folder an empty folder of the run's own
 */
export function testEnvironment(source: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  return {
    ...clearedEnvironment(source),
    HOME: join(folder, "home"),
    XDG_CONFIG_HOME: join(folder, "home"),
    DATA_DIR: join(folder, "data"),
    NEXT_TELEMETRY_DISABLED: "1",
    // Playwright looks for its own browsers below the home that the tests don't get.
    PLAYWRIGHT_BROWSERS_PATH: source.PLAYWRIGHT_BROWSERS_PATH ?? defaultBrowsersPath(),
  };
}

function defaultBrowsersPath(): string {
  return process.platform === "darwin"
    ? join(homedir(), "Library/Caches/ms-playwright")
    : join(homedir(), ".cache/ms-playwright");
}
