// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { consoleNode } from "./runtime.mjs";
import { Stop } from "./say.mjs";
import { step } from "./step.mjs";

/** The package holds a browser for one platform. */
const suitsPackaged = `${process.platform}-${process.arch}` === "linux-x64";

/**
 * @typedef {{path: string, env: Record<string, string>}} Browser env: what it needs besides the usual environment
 */

/**
 * The browser for the tests: the one inside an npm package, so that neither result nor time depends on what is installed;
 * else the system's Chromium, else one that Playwright manages.
 *
 * @param {string} root
 * @returns {Browser | null}
 */
export function findBrowser(root) {
  const candidates = [...unpacked(packagedFolder(root)), { path: "/usr/bin/chromium", env: {} }, ...managed(root)];
  return candidates.find(runs) ?? null;
}

/**
 * Whether a browser runs, and the packaged one has been unpacked where it suits the platform.
 *
 * @param {string} root
 */
export function isBrowserReady(root) {
  return (!suitsPackaged || existsSync(packagedFolder(root))) && findBrowser(root) !== null;
}

/**
 * Makes sure of a browser.
 *
 * @param {string} root
 * @param {(pid: number) => void} note
 * @throws {Stop}
 */
export async function ensureBrowser(root, note) {
  if (isBrowserReady(root)) return;
  const ways = [unpack, download];
  for (const way of ways) {
    await way(root, note);
    if (findBrowser(root)) return;
  }
  throw new Stop(
    "The tests need a browser and none runs here: install Chromium as /usr/bin/chromium (Debian: apt-get install chromium), or run: npx playwright install --with-deps chromium",
  );
}

/**
 * @param {string} root
 * @param {(pid: number) => void} note
 */
async function unpack(root, note) {
  if (!suitsPackaged) return;
  const folder = packagedFolder(root);
  const unfinished = `${folder}.${process.pid}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  // The package unpacks into the temporary folder, and its libraries only where it takes itself to be on AWS Lambda.
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  const code = 'await (await import("@sparticuz/chromium")).default.executablePath()';
  const command = [consoleNode(root), "--input-type=module", "-e", code];
  const { code: status } = await step("Unpacking the browser for the tests", command, { cwd: root, env }, note);
  if (status === 0) renameSync(unfinished, folder);
  else rmSync(unfinished, { recursive: true, force: true });
}

/**
 * @param {string} root
 * @param {(pid: number) => void} note
 */
async function download(root, note) {
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  const command = [consoleNode(root), cli, "install", "chromium"];
  await step("Downloading a browser for the tests", command, { cwd: root, env: process.env }, note);
}

/** @param {string} root */
function packagedFolder(root) {
  const manifest = join(root, "node_modules/@sparticuz/chromium/package.json");
  const version = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).version : "none";
  return join(root, "node_modules/.cache", `chromium-${version}`);
}

/**
 * The system's own libraries first; the packaged ones are for systems without NSS.
 *
 * @param {string} folder
 * @returns {Browser[]}
 */
function unpacked(folder) {
  const path = join(folder, "chromium");
  const fonts = { FONTCONFIG_PATH: join(folder, "fonts") };
  return [
    { path, env: {} },
    { path, env: { ...fonts, LD_LIBRARY_PATH: join(folder, "al2023/lib") } },
  ];
}

/**
 * @param {string} root
 * @returns {Browser[]}
 */
function managed(root) {
  try {
    const playwright = createRequire(join(root, "package.json"))("@playwright/test");
    return [{ path: playwright.chromium.executablePath(), env: {} }];
  } catch {
    return [];
  }
}

/** @param {Browser} browser */
function runs({ path, env }) {
  if (!existsSync(path)) return false;
  return (
    spawnSync(path, ["--version"], { env: { ...process.env, ...env }, stdio: "ignore", timeout: 20_000 }).status === 0
  );
}
