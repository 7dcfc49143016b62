// @ts-check
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { clearedEnvironment } from "../environment.mjs";
import { consoleNode } from "./runtime.mjs";
import { Stop, say } from "./say.mjs";
import { hashSources } from "./sources.mjs";
import { step } from "./step.mjs";

/** File with the hash of the sources of the last complete build. */
const stamp = ".next/sources";

/** @param {string} root */
export function isBuilt(root) {
  try {
    return readFileSync(join(root, stamp), "utf8") === hashSources(root);
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {(pid: number) => void} note
 * @throws {Stop}
 */
export async function build(root, note) {
  rmSync(join(root, stamp), { force: true });
  const hash = hashSources(root);
  const node = consoleNode(root);
  const { code, output } = await step(
    "Building the console (about a minute)",
    [node, join(root, "node_modules/next/dist/bin/next"), "build"],
    { cwd: root, env: { ...clearedEnvironment(), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } },
    note,
  );
  if (code !== 0) {
    say(output.trimEnd());
    throw new Stop("The console can't be built: the build's own words are above");
  }
  writeFileSync(join(root, stamp), hash);
}
