import "server-only";
import { currentLocale } from "#lib/access/language.ts";
import { OwnError } from "#lib/access/own-error.ts";
import type { AccessPermission } from "#lib/access/permission.ts";
import { currentPerson, type Person } from "#lib/access/person.ts";
import { type PersonOperations, personOperations } from "#lib/access/person-operations.ts";
import type { RegionItem } from "#lib/api/contract/inventory.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { regionItems } from "#lib/inventory/items.ts";
import type { Probes } from "#lib/inventory/probes.ts";
import { runtime } from "#lib/runtime/current.ts";
import { type SandboxControl, sandboxControl } from "#lib/sandbox-control.ts";

/** The account in force, as screens show it. */
export interface AccountView {
  /** Which cloud: ours, the international or the mainland site. */
  realm: "sandbox" | "intl" | "cn";
  endpoint: string | null;
  /** ARN of the role that is assumed; null where the keys act for themselves. */
  role: string | null;
  /** The cloud's own AccountId; null until the cloud has said it. */
  accountId: string | null;
}

/** Who asks, and all that they reach: everything here is limited to that person and the account in force. */
export interface Session {
  person: Person;
  locale: Locale;
  /** The same as the cloud names it. */
  language: string;
  account: AccountView;
  /** In the person's language. */
  regions: RegionItem[];
  inventory: Inventory;
  probes: Probes;
  operations: PersonOperations;
  /** Null where the account is one of a real cloud. */
  sandbox: SandboxControl | null;
  /** Calls the listener when the console begins to stop. @returns a function that ends it */
  onStop(listener: () => void): () => void;
}

/**
 * Who asks, for what they need permission to do: the one way from a page, a handler, a stream or an action to the
 * cloud and the engine.
 *
 * @throws OwnError where the person may not do that
 */
export async function sessionFor(permission: AccessPermission): Promise<Session> {
  const [person, locale] = await Promise.all([currentPerson(), currentLocale()]);
  if (!person.permissions.has(permission)) throw new OwnError("Console.NotPermitted");
  const { env, engine, fresh, inventory, probes, onStop } = runtime();
  const language = locale === "zh-CN" ? "zh-CN" : "en-US";
  const { realm, endpoint, role } = env.cloud;
  return {
    person,
    locale,
    language,
    account: {
      realm,
      endpoint,
      role: role?.arn ?? null,
      accountId: engine.health().identity?.accountId ?? null,
    },
    regions: regionItems(locale),
    inventory,
    probes,
    operations: personOperations({ person: person.id, language }, engine, fresh),
    sandbox: sandboxControl(env.cloud),
    onStop,
  };
}
