import { execFileSync } from "node:child_process";

/** Resident memory of these processes together, in MB. */
export function residentMB(pids: readonly number[]): number {
  return ps("-o", "rss=", "-p", pids.join(",")).reduce((total, kB) => total + Number(kB) / 1024, 0);
}

/** Pid of the console's server, by that of its launcher. */
export function consoleOf(launcher: number): number {
  const line = new RegExp(`^\\s*(\\d+)\\s+${launcher}\\s.*scripts/console\\.ts`);
  const [pid] = ps("-A", "-o", "pid=,ppid=,args=").flatMap((each) => line.exec(each)?.[1] ?? []);
  if (pid === undefined) throw new Error("The console's process is not found");
  return Number(pid);
}

function ps(...options: string[]): string[] {
  return execFileSync("ps", options, { encoding: "utf8" }).trim().split("\n");
}
