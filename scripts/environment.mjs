// @ts-check
const settings = /^(TENCENTCLOUD_|TKE_|OIDC_|PG[A-Z]+$)/;
const names = new Set([
  "APP_URL",
  "AUTH_SECRET",
  "CLOUD_ENDPOINT",
  "CONSOLE_CLOUD",
  "DATABASE_URL",
  "DATA_DIR",
  "HISTORY_DAYS",
  "HOST",
  "INVENTORY_MINUTES",
  "LOG_LEVEL",
  "PORT",
  "READ_BACK_MS",
  "SANDBOX_PORT",
  "ALL_PROXY",
  "FTP_PROXY",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "NODE_USE_ENV_PROXY",
]);

/**
 * The environment without the console's settings and without proxies: builds, tests and benches must not depend on them
 * and must never reach a real cloud or database.
 *
 * @param {NodeJS.ProcessEnv} source
 * @returns {NodeJS.ProcessEnv}
 */
export function clearedEnvironment(source = process.env) {
  const kept = Object.entries(source).filter(([name]) => {
    const upper = name.toUpperCase();
    return !settings.test(upper) && !names.has(upper);
  });
  return /** @type {NodeJS.ProcessEnv} */ (Object.fromEntries(kept));
}

/** Clears the environment of this process, for tools that pass it on to their children. */
export function clearProcess() {
  const kept = clearedEnvironment();
  for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
}
