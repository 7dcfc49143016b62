import { neverThrowing, type TabStorage } from "#components/data/tab-storage.ts";
import { type InAccount, settingsAccountId } from "#lib/account.ts";

/** What a person went to: names of resources and where they are shown. */
export interface Recent {
  kind: EntryKind;
  title: string;
  detail: string;
  href: string;
}

const entryKinds = ["place", "rule", "load-balancer", "function", "operation", "error"] as const;

export type EntryKind = (typeof entryKinds)[number];

export function isEntryKind(kind: unknown): kind is EntryKind {
  return entryKinds.some((each) => each === kind);
}

const mostKept = 8;

function keyOf({ account = settingsAccountId }: InAccount): string {
  return `palette-recent ${account}`;
}

/** Of this browser; the storage of an earlier build may hold anything. */
export function readRecent(place: InAccount, storage: TabStorage = browserStorage): Recent[] {
  try {
    const kept: unknown = JSON.parse(storage.read(keyOf(place)) ?? "[]");
    return Array.isArray(kept) ? kept.flatMap(recentOf).slice(0, mostKept) : [];
  } catch {
    return [];
  }
}

/** Keeps what a person goes to, the latest first. */
export function keepRecent(place: InAccount, gone: Recent, storage: TabStorage = browserStorage): void {
  const others = readRecent(place, storage).filter(({ href }) => href !== gone.href);
  storage.write(keyOf(place), JSON.stringify([gone, ...others].slice(0, mostKept)));
}

function recentOf(kept: unknown): Recent[] {
  if (typeof kept !== "object" || kept === null) return [];
  const of = new Map<string, unknown>(Object.entries(kept));
  const [title, detail, href] = ["title", "detail", "href"].map((name) => of.get(name));
  const kind = of.get("kind");
  if (!isEntryKind(kind) || typeof title !== "string" || typeof detail !== "string" || typeof href !== "string") {
    return [];
  }
  // A path of the console, and not of another site.
  return /^\/(?![/\\])/.test(href) ? [{ kind, title, detail, href }] : [];
}

const browserStorage = neverThrowing(() => localStorage);
