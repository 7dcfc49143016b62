import "server-only";
import { currentLocale } from "#lib/access/language.ts";
import { OwnError } from "#lib/access/own-error.ts";
import type { AccessPermission } from "#lib/access/permission.ts";
import { currentPerson, type Person } from "#lib/access/person.ts";
import { type PersonDrifts, personDrifts } from "#lib/access/person-drifts.ts";
import { type PersonOperations, personOperations } from "#lib/access/person-operations.ts";
import { type PersonViews, personViews } from "#lib/access/person-views.ts";
import { type Account, settingsAccountId } from "#lib/account.ts";
import type { RegionItem } from "#lib/api/contract/inventory.ts";
import type { Beat } from "#lib/api/contract/operation.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { Inventory } from "#lib/inventory/inventory.ts";
import { regionItems } from "#lib/inventory/items.ts";
import type { Probes } from "#lib/inventory/probes.ts";
import type { StoredInventory } from "#lib/inventory/stored/stored.ts";
import type { Metrics } from "#lib/metrics/metrics.ts";
import { type FoundRule, findRule, type RuleLink } from "#lib/operations/find-rule.ts";
import type { AccountParts } from "#lib/runtime/console.ts";
import { runtime } from "#lib/runtime/current.ts";
import type { Runtime } from "#lib/runtime/start.ts";
import { type SandboxControl, sandboxControl } from "#lib/sandbox-control.ts";

/** An account, for display. */
export interface AccountView extends Pick<Account, "id" | "name" | "realm" | "endpoint"> {
  /** ARN of the assumed role; null without one. */
  role: string | null;
  /** AccountId from GetCallerIdentity; null until it was read. */
  accountId: string | null;
}

/** A person and everything they can reach: except for `accounts`, all members are limited to the account in use. */
export interface Session {
  person: Person;
  locale: Locale;
  /** `locale` as the cloud's X-TC-Language. */
  language: string;
  account: AccountView;
  /** Every account that the person may use, that of the settings first. */
  accounts: AccountView[];
  /** Regions with names in the person's language. */
  regions: RegionItem[];
  inventory: Inventory;
  /** What the database has of the account's resources. */
  stored: StoredInventory;
  probes: Probes;
  metrics: Metrics;
  drifts: PersonDrifts;
  operations: PersonOperations;
  views: PersonViews;
  /** Where a rule is; null for one that the console can't place. */
  findRule(link: RuleLink): Promise<FoundRule | null>;
  /** Null for a real cloud. */
  sandbox: SandboxControl | null;
  /** Tells every few seconds what is away: the database, or the account's cloud. @returns a function that ends it */
  onBeat(listener: (beat: Beat) => void): () => void;
  /** Calls the listener when the console begins to stop. @returns a function that ends it */
  onStop(listener: () => void): () => void;
}

/**
 * The session of the current person, if they have the permission: the only way from a page, a handler, a stream or an action
 * to the cloud and the engine.
 *
 * @param account the id that the address names; null where it names none, for the account of the settings
 * @throws OwnError without the permission, or there is no such account
 */
export async function sessionFor(permission: AccessPermission, account: string | null): Promise<Session> {
  const [person, locale] = await Promise.all([currentPerson(), currentLocale()]);
  if (!person.permissions.has(permission)) throw new OwnError("Console.NotPermitted");
  return openSession(runtime(), { person, locale, account: account ?? settingsAccountId });
}

interface Asking {
  person: Person;
  locale: Locale;
  account: string;
}

/** @throws OwnError where there is no such account */
export function openSession(
  { accounts, onPulse, onStop }: Pick<Runtime, "accounts" | "onPulse" | "onStop">,
  { person, locale, account: id }: Asking,
): Session {
  const parts = accounts.get(id);
  if (!parts) throw new OwnError("Console.UnknownAccount");
  const { account, inventory, stored, probes, metrics, drifts, views, fresh, operations } = parts;
  const language = locale === "zh-CN" ? "zh-CN" : "en-US";
  return {
    person,
    locale,
    language,
    account: viewOf(parts),
    accounts: [...accounts.values()].map(viewOf),
    regions: regionItems(locale),
    inventory,
    stored,
    probes,
    metrics,
    drifts: personDrifts(person.id, drifts),
    views: personViews(person.id, views),
    findRule: (link) => findRule({ operations, stored }, link),
    operations: personOperations({ person: person.id, language }, operations, fresh),
    sandbox: sandboxControl(account),
    onBeat: (tell) =>
      onPulse((answers) => tell({ databaseAway: !answers, cloudAway: parts.reach() === "unreachable" })),
    onStop,
  };
}

function viewOf({ account: { id, name, realm, endpoint, role }, operations }: AccountParts): AccountView {
  const accountId = operations.knownIdentity()?.accountId ?? null;
  return { id, name, realm, endpoint, role: role?.arn ?? null, accountId };
}
