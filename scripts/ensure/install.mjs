// @ts-check
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { npm } from "./runtime.mjs";
import { Stop } from "./say.mjs";
import { step } from "./step.mjs";

/** npm writes this file last, so an interrupted installation doesn't have it. */
const installedList = "node_modules/.package-lock.json";

/**
 * @typedef {{version?: string, integrity?: string, optional?: boolean, [key: string]: unknown}} Entry
 * @typedef {Record<string, Entry>} Entries
 * @typedef {Record<string, unknown>} Manifest
 */

/**
 * Whether node_modules has everything that package.json and the lock file require on this platform.
 *
 * @param {string} root
 */
export function isInstalled(root) {
  const installed = getJson(join(root, installedList))?.packages;
  if (!installed) return false;
  const manifest = getJson(join(root, "package.json")) ?? {};
  const locked = getJson(join(root, "package-lock.json"))?.packages ?? {};
  return agrees(manifest, locked, installed, `${process.platform}-${process.arch}`);
}

/**
 * @param {Manifest} manifest package.json
 * @param {Entries} locked the lock file's packages by path
 * @param {Entries} installed the packages that npm recorded as installed
 * @param {string} platform
 */
export function agrees(manifest, locked, installed, platform) {
  const own = /** @type {Record<string, string>} */ (manifest.optionalDependencies ?? {});
  // npm silently skips an optional package for another platform, and also one whose installation failed.
  const needed = Object.keys(own).filter((name) => name.endsWith(platform));
  return (
    ["dependencies", "devDependencies", "optionalDependencies"].every((kind) =>
      isDeepStrictEqual(manifest[kind] ?? {}, locked[""]?.[kind] ?? {}),
    ) &&
    needed.every((name) => installed[`node_modules/${name}`]) &&
    Object.keys(installed).every((path) => locked[path]) &&
    Object.entries(locked).every(([path, entry]) => {
      const there = installed[path];
      if (path === "" || (!there && entry.optional)) return true;
      return there?.version === entry.version && there?.integrity === entry.integrity;
    })
  );
}

/**
 * @param {string} root
 * @param {(pid: number) => void} note
 * @throws {Stop}
 */
export async function install(root, note) {
  rmSync(join(root, installedList), { force: true });
  const { command, env } = npm(root);
  // Explicit, because NODE_ENV=production or the user's omit= would leave out what building and testing need.
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const patience = ["--fetch-retries=3", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=10000"];
  const { code, output } = await step(
    "Installing packages (about a minute)",
    [...command, ...args, ...patience],
    { cwd: root, env },
    note,
  );
  if (code !== 0) throw new Stop(`The packages can't be installed: ${explain(output)}`);
  if (!isInstalled(root)) {
    throw new Stop(
      `The packages were installed, but without what ${process.platform}-${process.arch} needs: look at "npm config get omit" and "npm config get os", then run: npm ci --include=optional`,
    );
  }
}

/** @type {[RegExp, string][]} */
const reasons = [
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EIDLETIMEOUT)\b/,
    "npm's registry can't be reached; check the network, or npm's registry and proxy settings, and start again",
  ],
  [
    /\b(SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|CERT_\w+)\b/,
    "npm doesn't trust its registry's certificate; set npm's cafile",
  ],
  [/\bENOSPC\b/, "the disk is full; make about 1.5 GB free and start again"],
  [/\b(EACCES|EPERM|EROFS)\b/, "this folder can't be written by the current user; start as its owner"],
  [/\bEUSAGE\b/, "package.json and package-lock.json don't agree; run npm install and commit both"],
  [/\bE(401|403)\b/, "npm's registry refuses access; log in to it with npm login"],
  [/spawn \S*npm ENOENT/, "npm isn't found; install it together with Node"],
];

/**
 * npm's error output in one line.
 *
 * @param {string} output
 */
export function explain(output) {
  const known = reasons.find(([pattern]) => pattern.test(output));
  if (known) return known[1];
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const telling = lines.filter((line) => line.startsWith("npm error")).map((line) => line.replace(/^npm error\s*/, ""));
  return (telling.find((line) => !/^code /.test(line)) ?? lines.at(-1) ?? "npm ended without a word").trim();
}

/**
 * @param {string} path
 * @returns {any} null for a missing or truncated file
 */
function getJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
