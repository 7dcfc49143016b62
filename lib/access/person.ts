import "server-only";
import { localOperator } from "#lib/access/local-operator.ts";
import { type AccessPermission, accessPermissions } from "#lib/access/permission.ts";

export interface Person {
  /** Id stored in operations and their timelines. */
  id: string;
  permissions: ReadonlySet<AccessPermission>;
}

/** The local operator: there is no sign-in yet, and the console listens only on this machine. */
export async function currentPerson(): Promise<Person> {
  return { id: localOperator, permissions: new Set(accessPermissions) };
}
