// @ts-check
// Prepares `npm start` and `npm test`: installs and builds. It runs on the system's Node, which may be as old as 20.20,
// before anything is installed, so it imports only Node's own modules.
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBrowser, isBrowserReady } from "./ensure/browser.mjs";
import { build, isBuilt } from "./ensure/build.mjs";
import { install, isInstalled } from "./ensure/install.mjs";
import { takeLock } from "./ensure/lock.mjs";
import { atLeast, consoleNode } from "./ensure/runtime.mjs";
import { Stop } from "./ensure/say.mjs";
import { currentChild } from "./ensure/step.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const wantsBuild = process.argv.includes("--build");
const wantsBrowser = process.argv.includes("--browser");

const isReady = () => isInstalled(root) && (!wantsBuild || isBuilt(root)) && (!wantsBrowser || isBrowserReady(root));

async function prepare() {
  if (!atLeast(process.versions.node, [20, 20])) {
    throw new Stop(`Node 20.20 or newer is needed, and this is ${process.version}: install it from https://nodejs.org`);
  }
  if (isReady()) return;
  const lock = await takeLock(join(root, ".ensure.lock"));
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(signal, () => {
      currentChild()?.kill(signal);
      lock.release();
      process.exit(128 + constants.signals[signal]);
    });
  }
  try {
    if (!isInstalled(root)) await install(root, lock.note);
    consoleNode(root);
    if (wantsBuild && !isBuilt(root)) await build(root, lock.note);
    if (wantsBrowser) await ensureBrowser(root, lock.note);
  } finally {
    lock.release();
  }
}

prepare().catch((error) => {
  process.stderr.write(`${error instanceof Stop ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
});
