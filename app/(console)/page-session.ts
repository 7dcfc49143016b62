import "server-only";
import { notFound } from "next/navigation";
import { OwnError } from "#lib/access/own-error.ts";
import type { AccessPermission } from "#lib/access/permission.ts";
import { type Session, sessionFor } from "#lib/access/session.ts";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Who asks for a page, in the account that its address names. Of an account that there isn't there is no page either. */
export async function pageSession(permission: AccessPermission, searchParams: SearchParams): Promise<Session> {
  const account = [(await searchParams).account].flat()[0] ?? null;
  return sessionFor(permission, account).catch((error: unknown) => {
    if (error instanceof OwnError && error.code === "Console.UnknownAccount") notFound();
    throw error;
  });
}
