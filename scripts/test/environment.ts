import { homedir } from "node:os";
import { join } from "node:path";
import { clearedEnvironment } from "#scripts/environment.mjs";

/**
 * The environment of a test run: without the settings of the person who runs it, and with an empty home.
 *
 * @param folder an empty folder for this run
 */
export function testEnvironment(source: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  return {
    ...clearedEnvironment(source),
    HOME: join(folder, "home"),
    XDG_CONFIG_HOME: join(folder, "home"),
    DATA_DIR: join(folder, "data"),
    NEXT_TELEMETRY_DISABLED: "1",
    // Consoles and sandboxes are started by the dozen, each with a second of the processor to compile the same modules.
    NODE_COMPILE_CACHE: join(folder, "compiled"),
    // Playwright would look for its browsers in the home folder, which the tests don't get.
    PLAYWRIGHT_BROWSERS_PATH: source.PLAYWRIGHT_BROWSERS_PATH ?? defaultBrowsersPath(),
  };
}

function defaultBrowsersPath(): string {
  return process.platform === "darwin"
    ? join(homedir(), "Library/Caches/ms-playwright")
    : join(homedir(), ".cache/ms-playwright");
}
