import "server-only";
import { localOperator } from "#lib/access/local-operator.ts";
import { type AccessPermission, accessPermissions } from "#lib/access/permission.ts";

export interface Person {
  /** As operations and their timelines store it. */
  id: string;
  permissions: ReadonlySet<AccessPermission>;
}

/** Until people can sign in, the console listens on this machine only and whoever reaches it is the local operator. */
export async function currentPerson(): Promise<Person> {
  return { id: localOperator, permissions: new Set(accessPermissions) };
}
