import { spawnSync } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { PostgresError } from "#lib/db/embedded/binaries.ts";

/**
 * The account under which PostgreSQL runs; it refuses to run as root. `namespace` is a user namespace in which our own
 * user has an ordinary id and a name.
 */
export type SystemAccount = { kind: "self" } | { kind: "user"; uid: number; gid: number } | { kind: "namespace" };

/** Id of the user "nobody", which every system has and which owns no files. */
const nobody = 65534;

/** Chooses the account for a new database folder inside `parent`. */
export function chooseAccount(parent: string, postgres: string): SystemAccount {
  if (process.getuid?.() !== 0) return isKnownUser() ? { kind: "self" } : { kind: "namespace" };
  const dropped: SystemAccount = { kind: "user", uid: nobody, gid: nobody };
  return canReach(dropped, parent, postgres) ? dropped : { kind: "namespace" };
}

/**
 * The account of an existing database folder, which must not change.
 *
 * @throws PostgresError where the folder belongs to someone else
 */
export async function accountOf(folder: string): Promise<SystemAccount> {
  const { uid, gid } = await stat(folder);
  const self = process.getuid?.();
  if (self === 0) return uid === 0 ? { kind: "namespace" } : { kind: "user", uid, gid };
  if (uid === self) return isKnownUser() ? { kind: "self" } : { kind: "namespace" };
  throw new PostgresError(
    `${folder} belongs to user number ${uid}: start as that user, or set DATA_DIR to a folder of yours`,
  );
}

/** Command line and spawn options to run a program under the account. */
export function runAs(account: SystemAccount, program: string, args: string[]) {
  if (account.kind === "self") return { file: program, args, options: {} };
  if (account.kind === "user") return { file: program, args, options: { uid: account.uid, gid: account.gid } };
  const map = [`--map-user=${nobody}`, `--map-group=${nobody}`];
  return { file: "unshare", args: ["--user", ...map, "--", program, ...args], options: {} };
}

/** Makes the account the owner of files that we created. */
export async function giveTo(account: SystemAccount, ...paths: string[]): Promise<void> {
  if (account.kind !== "user") return;
  for (const path of paths) await chown(path, account.uid, account.gid);
}

/** Whether our user has a name, which initdb looks up: in a container it may be a bare id. */
function isKnownUser(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

function canReach(account: SystemAccount, folder: string, program: string): boolean {
  const probe = runAs(account, "/bin/sh", ["-c", 'cd "$1" && exec "$2" --version', "sh", folder, program]);
  return spawnSync(probe.file, probe.args, { ...probe.options, cwd: "/", stdio: "ignore" }).status === 0;
}
