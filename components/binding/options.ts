import type { KnownRules } from "#components/binding/known-rules.ts";
import type { Unfinished } from "#components/change/busy.ts";
import type { ComboboxOption } from "#components/ui/combobox/options.ts";
import type {
  FunctionItem,
  ListenerItem,
  LoadBalancerItem,
  NamespaceItem,
  QualifierItem,
  RegionItem,
  RuleItem,
} from "#lib/api/contract/inventory.ts";
import { latestVersion } from "#lib/binding/names.ts";
import { functionText, ruleText } from "#lib/binding/notation.ts";
import type { Verdict } from "#lib/binding/types.ts";
import type { Translate } from "#lib/i18n/messages.ts";
import { joinSentences } from "#lib/i18n/typography.ts";

/** Makes the option of an item, with the caller's texts. */
export type ToOption<Item> = (item: Item, tVerdict: Translate<"verdict">, t: Translate<"bind">) => ComboboxOption;

/** @param count of its load balancers; undefined where it isn't known */
export function regionOption(
  { id, name, verdict }: RegionItem,
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
  count?: number,
): ComboboxOption {
  const aside = count === undefined ? [] : [t("loadBalancerCount", { count })];
  return { id, name, aside, ...remarks(verdict, tVerdict) };
}

/** What is known of a load balancer besides what the cloud's list says. */
interface LoadBalancerNotes {
  /** Undefined where they were not read. */
  rules?: KnownRules | undefined;
  /** Its unfinished operations; undefined where none is known. */
  unfinished?: Unfinished | undefined;
}

export function loadBalancerOption(
  item: LoadBalancerItem,
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
  { rules, unfinished }: LoadBalancerNotes = {},
): ComboboxOption {
  const facts = [t(`ipVersion.${item.ipVersion}`), t(`network.${item.network}`), item.vpcId ?? ""];
  const known = rules === undefined ? "" : t("knownRules", { ...rules });
  const aside = [item.address ?? "", unfinished === undefined ? known : unfinishedText(unfinished, t)];
  return {
    id: item.loadBalancerId,
    name: item.name || item.loadBalancerId,
    facts: facts.filter(Boolean),
    aside: aside.filter(Boolean),
    ...remarks(item.verdict, tVerdict),
  };
}

function unfinishedText({ count, isAll }: Unfinished, t: Translate<"bind">): string {
  return t(isAll ? "unfinished" : "unfinishedAtLeast", { count });
}

export function listenerOption(
  item: ListenerItem,
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
): ComboboxOption {
  const address = `${item.protocol}:${item.port}`;
  const facts = item.certificates.map((id) => t("certificate", { id }));
  const aside = [item.name === "" ? "" : address, t("ruleCount", { count: item.ruleCount })].filter(Boolean);
  return { id: item.listenerId, name: item.name || address, facts, aside, ...remarks(item.verdict, tVerdict) };
}

export function ruleOption(item: RuleItem, tVerdict: Translate<"verdict">, t: Translate<"bind">): ComboboxOption {
  // The bound function is shown already, so the warning about a replacement isn't needed.
  const { binding } = item;
  const aside =
    binding === null ? [] : [`→ ${functionText(binding.function)}`, t("weightOf", { weight: binding.weight })];
  return { id: item.locationId, name: ruleText(item), aside, ...remarks(item.verdict, tVerdict) };
}

/**
 * Marks the option of a rule that has an unfinished operation.
 *
 * @param operationId undefined where it has none
 */
export function markedBusy(
  option: ComboboxOption,
  operationId: string | undefined,
  t: Translate<"review">,
): ComboboxOption {
  return operationId === undefined ? option : { ...option, warning: t("busyRule.mark", { id: operationId }) };
}

export function namespaceOption({ name, description }: NamespaceItem): ComboboxOption {
  return { id: name, name, facts: description === "" ? [] : [description] };
}

export function functionOption(
  item: FunctionItem,
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
): ComboboxOption {
  // Type and status are shown only if they aren't the usual ones.
  const type = item.type === "Event" ? "" : item.type;
  const status = item.status === "Active" ? "" : item.status;
  const facts = [status, type, item.description, item.id].filter(Boolean);
  const aside = [item.runtime, changedOn(item.changedAt, t)].filter(Boolean);
  return { id: item.name, name: item.name, facts, aside, ...remarks(item.verdict, tVerdict) };
}

/** @param all the function's versions and aliases */
export function qualifierOption(
  item: QualifierItem,
  all: readonly QualifierItem[],
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
): ComboboxOption {
  const aliases = all.filter(({ pointsTo }) => pointsTo === item.name).map(({ name }) => name);
  const points = item.pointsTo === null ? t(`qualifierType.${item.type}`) : t("pointsTo", { version: item.pointsTo });
  const aside = [aliases.length === 0 ? points : `${points} ← ${aliases.join(", ")}`, changedOn(item.changedAt, t)];
  const kind = kindOfQualifier(item);
  return {
    id: item.name,
    name: item.name,
    facts: item.description === "" ? [] : [item.description],
    aside: aside.filter(Boolean),
    group: { name: t(`qualifierGroup.${kind}.name`), hint: t(`qualifierGroup.${kind}.hint`) },
    ...remarks(item.verdict, tVerdict),
  };
}

/** What becomes of a qualifier: an alias is moved by hand, a version stays, and `$LATEST` follows each deployment. */
function kindOfQualifier({ name, type, pointsTo }: QualifierItem) {
  if (name === latestVersion || pointsTo === latestVersion) return "moving";
  return type === "ALIAS" ? "alias" : "version";
}

function changedOn(time: string, t: Translate<"bind">): string {
  const date = dayOf(time);
  return date === "" ? "" : t("changedOn", { date });
}

/** The day of one of the cloud's times (`2026-11-24 08:15:00`), in its own time zone. */
function dayOf(time: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] ?? "";
}

function remarks(verdict: Verdict, tVerdict: Translate<"verdict">): Pick<ComboboxOption, "disabledReason" | "warning"> {
  if (verdict.kind === "ineligible") return { disabledReason: tVerdict(verdict.reason) };
  if (verdict.kind === "eligible") return {};
  const reasons = verdict.reasons.filter((reason) => reason !== "rule-will-replace");
  return reasons.length === 0 ? {} : { warning: joinSentences(reasons.map((reason) => tVerdict(reason))) };
}
