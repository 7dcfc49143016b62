// @ts-check
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Stop } from "./say.mjs";

/** Least version that the libraries need; the packaged Node is newer. */
const needed = [22, 19];

/**
 * The Node that runs the console: the packaged one if there is one for this platform, else the system's.
 *
 * @param {string} root
 * @throws {Stop} if the packaged one can't run here, or the system's is too old
 */
export function consoleNode(root) {
  const packaged = join(root, "node_modules/.bin/node");
  if (existsSync(packaged)) {
    const tried = spawnSync(packaged, ["--version"], { encoding: "utf8" });
    if (tried.status === 0) return packaged;
    throw new Stop(
      `The packaged Node doesn't run on this system (${(tried.stderr || String(tried.error)).trim().split("\n")[0]}): a Linux with glibc 2.28 or newer is needed`,
    );
  }
  if (atLeast(process.versions.node, needed)) return process.execPath;
  throw new Stop(
    `Node ${needed.join(".")} or newer is needed on ${process.platform}-${process.arch}, and this is ${process.version}: install it from https://nodejs.org`,
  );
}

/**
 * Command and environment for npm. It runs on the system's Node, since npm deletes the one in node_modules.
 *
 * @param {string} root
 * @returns {{command: string[], env: NodeJS.ProcessEnv}}
 */
export function npm(root) {
  const own = join(root, "node_modules/.bin");
  const paths = (process.env.PATH ?? "").split(delimiter).filter((path) => path !== own);
  const env = { ...process.env, PATH: paths.join(delimiter) };
  const script = process.env.npm_execpath;
  if (!script?.endsWith("npm-cli.js")) return { command: ["npm"], env };
  const node = paths.map((path) => join(path, "node")).find((path) => existsSync(path));
  return { command: [node ?? process.execPath, script], env };
}

/**
 * @param {string} version
 * @param {number[]} least
 */
export function atLeast(version, least) {
  const parts = version.split(".").map(Number);
  for (const [index, wanted] of least.entries()) {
    const part = parts[index] ?? 0;
    if (part !== wanted) return part > wanted;
  }
  return true;
}
