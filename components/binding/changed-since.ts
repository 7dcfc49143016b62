import type { Choice } from "#components/binding/draft.ts";
import type { Operation } from "#lib/api/contract/operation.ts";
import { sameBinding } from "#lib/binding/change.ts";
import { latestVersion } from "#lib/binding/names.ts";
import type { Binding } from "#lib/binding/types.ts";

/** What the console can tell of the time since an operation was requested. */
export interface ChangedSince {
  /** The rule's binding now, and whether it is another than then. */
  now: Binding | null;
  ruleChanged: boolean;
  /** The change of what the function runs, at the time as the cloud writes it. */
  target: { kind: "function"; name: string; at: string } | { kind: "alias"; name: string; version: string } | null;
  /** Whether something else is requested now. */
  requestChanged: boolean;
}

/** Null while the rule isn't found. A published version never changes; an alias may point elsewhere, and `$LATEST` run other code. */
export function changedSince(then: Operation, choice: Choice): ChangedSince | null {
  if (choice.locationId.kind !== "found") return null;
  const { binding: now } = choice.locationId.item;
  const requested = requestedBinding(choice);
  return {
    now,
    ruleChanged: !sameBinding(now, then.before),
    target: targetChange(then, choice),
    requestChanged: requested !== null && !sameBinding(requested, then.after),
  };
}

/** Null while it isn't complete. */
function requestedBinding({ namespace, function: fn, qualifier, weight }: Choice): Binding | null {
  if (namespace.kind === "none" || fn.kind === "none" || qualifier.kind === "none" || weight === null) return null;
  return { function: { namespace: namespace.id, name: fn.id, qualifier: qualifier.id }, weight };
}

function targetChange({ createdAt }: Operation, { function: fn, qualifier }: Choice): ChangedSince["target"] {
  if (fn.kind !== "found" || qualifier.kind !== "found") return null;
  const isLater = (time: string) => instantOf(time) > Date.parse(createdAt);
  const { pointsTo } = qualifier.item;
  if (pointsTo !== null && isLater(qualifier.item.changedAt)) {
    return { kind: "alias", name: qualifier.item.name, version: pointsTo };
  }
  const { name, changedAt } = fn.item;
  const runsLatest = (pointsTo ?? qualifier.id) === latestVersion;
  return runsLatest && isLater(changedAt) ? { kind: "function", name, at: changedAt } : null;
}

/** One of the cloud's times (`2026-11-24 08:15:00`), which are those of Beijing; NaN for none. */
function instantOf(time: string): number {
  return Date.parse(`${time.replace(" ", "T")}+08:00`);
}
