import "server-only";
import { notFound } from "next/navigation";
import { OwnError } from "#lib/access/own-error.ts";
import type { AccessPermission } from "#lib/access/permission.ts";
import { type Session, sessionFor } from "#lib/access/session.ts";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The session of a page, for the account in its URL; "not found" for an unknown account. */
export async function pageSession(permission: AccessPermission, searchParams: SearchParams): Promise<Session> {
  const account = [(await searchParams).account].flat()[0] ?? null;
  return sessionFor(permission, account).catch((error: unknown) => {
    if (error instanceof OwnError && error.code === "Console.UnknownAccount") notFound();
    throw error;
  });
}
