// @ts-check
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Sources of the build. The sandbox, a process of its own, and tests are not part of it. */
const folders = ["app", "components", "lib", "public"];
const rootFiles =
  /^(package\.json|package-lock\.json|tsconfig\.json|next\.config\.\w+|postcss\.config\.\w+|proxy\.ts|instrumentation(-client)?\.ts|global\.d\.ts)$/;
const left = /(\.test\.tsx?|\/lib\/sandbox\/.*)$/;

/**
 * One hash of every source's path and content.
 *
 * @param {string} root
 */
export function hashSources(root) {
  const hash = createHash("sha256");
  for (const path of sources(root))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

/** @param {string} root */
function sources(root) {
  const top = readdirSync(root).filter((name) => rootFiles.test(name));
  const deep = folders.flatMap((folder) => files(root, folder));
  return [...top, ...deep].filter((path) => !left.test(`/${path}`)).sort();
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function files(root, folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? files(root, path) : [path];
  });
}
