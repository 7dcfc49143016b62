// @ts-check
import { spawn } from "node:child_process";
import { say } from "./say.mjs";

const tickMs = { terminal: 1000, file: 10_000 };

/** @type {import("node:child_process").ChildProcess | null} */
let current = null;

/** The running child process, for signal handlers. */
export function currentChild() {
  return current;
}

/**
 * Runs one long step, showing its title and a clock. Its output is kept to explain a failure.
 *
 * @param {string} title
 * @param {string[]} command
 * @param {{cwd: string, env: NodeJS.ProcessEnv}} options
 * @param {(pid: number) => void} started
 * @returns {Promise<{code: number | null, output: string}>}
 */
export async function step(title, [file = "", ...args], options, started = () => undefined) {
  const clock = startClock(title);
  const child = spawn(file, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  current = child;
  if (child.pid) started(child.pid);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      output += text;
    });
  }
  const code = await new Promise((resolve) => {
    child.once("error", (error) => {
      output += String(error);
      resolve(null);
    });
    child.once("close", resolve);
  });
  current = null;
  clock.stop(code === 0);
  return { code, output };
}

/** @param {string} title */
function startClock(title) {
  const began = Date.now();
  const terminal = process.stdout.isTTY;
  const seconds = () => Math.round((Date.now() - began) / 1000);
  if (terminal) process.stdout.write(`${title} …`);
  else say(`${title} …`);
  const timer = setInterval(
    () => (terminal ? process.stdout.write(`\r${title} … ${seconds()} s`) : say(`${title} … ${seconds()} s`)),
    terminal ? tickMs.terminal : tickMs.file,
  );
  return {
    /** @param {boolean} well */
    stop(well) {
      clearInterval(timer);
      if (terminal) process.stdout.write("\r\x1b[K");
      if (well) say(`${title}: done in ${seconds()} s`);
    },
  };
}
