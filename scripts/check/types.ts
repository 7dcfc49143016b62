/** Next's types of routes first: those that a build left may be of pages that are gone. */
import { spawnSync } from "node:child_process";

const commands = [
  ["node_modules/next/dist/bin/next", "typegen"],
  ["node_modules/typescript/bin/tsc", "--noEmit"],
];

process.exitCode = commands.every((args, index) => {
  const stdio = index === 0 ? "ignore" : "inherit";
  return spawnSync(process.execPath, args, { stdio }).status === 0;
})
  ? 0
  : 1;
