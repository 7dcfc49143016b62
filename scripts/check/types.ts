/** Generates Next's route types first: those of an earlier build may name deleted pages. */
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
