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
import { bindingText } from "#lib/binding/notation.ts";
import type { Verdict } from "#lib/binding/types.ts";
import type { Translate } from "#lib/i18n/messages.ts";

/** Makes the option of an item, with the caller's texts. */
export type ToOption<Item> = (item: Item, tVerdict: Translate<"verdict">, t: Translate<"bind">) => ComboboxOption;

/** @param count of its load balancers; undefined where it isn't known */
export function regionOption(
  { id, name, verdict }: RegionItem,
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
  count?: number,
): ComboboxOption {
  const facts = count === undefined ? [] : [t("loadBalancerCount", { count })];
  return { id, name, facts, ...remarks(verdict, tVerdict) };
}

export function loadBalancerOption(
  item: LoadBalancerItem,
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
): ComboboxOption {
  const facts = [item.address ?? "", t(`ipVersion.${item.ipVersion}`), t(`network.${item.network}`), item.vpcId ?? ""];
  return {
    id: item.loadBalancerId,
    name: item.name || item.loadBalancerId,
    facts: facts.filter(Boolean),
    ...remarks(item.verdict, tVerdict),
  };
}

export function listenerOption(
  item: ListenerItem,
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
): ComboboxOption {
  const address = `${item.protocol}:${item.port}`;
  const facts = [item.name === "" ? "" : address, t("ruleCount", { count: item.ruleCount })].filter(Boolean);
  return { id: item.listenerId, name: item.name || address, facts, ...remarks(item.verdict, tVerdict) };
}

export function ruleOption(item: RuleItem, tVerdict: Translate<"verdict">, t: Translate<"bind">): ComboboxOption {
  // The bound function is shown already, so the warning about a replacement isn't needed.
  const facts = item.binding === null ? [] : [`→ ${bindingText(item.binding, (weight) => t("weightOf", { weight }))}`];
  return { id: item.locationId, name: item.domain + item.url, facts, ...remarks(item.verdict, tVerdict) };
}

/**
 * Marks the option of a rule that has an unfinished operation.
 *
 * @param operationId undefined where it has none
 */
export function markedBusy(
  option: ComboboxOption,
  operationId: string | undefined,
  t: Translate<"bind">,
): ComboboxOption {
  return operationId === undefined ? option : { ...option, warning: t("busyRule.mark", { id: operationId }) };
}

export function namespaceOption({ name, description }: NamespaceItem): ComboboxOption {
  return { id: name, name, facts: description === "" ? [] : [description] };
}

export function functionOption(item: FunctionItem, tVerdict: Translate<"verdict">): ComboboxOption {
  // Type and status are shown only if they aren't the usual ones.
  const type = item.type === "Event" ? "" : item.type;
  const status = item.status === "Active" ? "" : item.status;
  const facts = [item.runtime, type, status, dayOf(item.changedAt), item.description, item.id].filter(Boolean);
  return { id: item.name, name: item.name, facts, ...remarks(item.verdict, tVerdict) };
}

/** @param all the function's versions and aliases */
export function qualifierOption(
  item: QualifierItem,
  all: readonly QualifierItem[],
  tVerdict: Translate<"verdict">,
  t: Translate<"bind">,
): ComboboxOption {
  const aliases = all.filter(({ pointsTo }) => pointsTo === item.name).map(({ name }) => name);
  const facts = [
    item.pointsTo === null ? t(`qualifierType.${item.type}`) : t("pointsTo", { version: item.pointsTo }),
    aliases.length === 0 ? "" : `← ${aliases.join(", ")}`,
    dayOf(item.changedAt),
    item.description,
  ];
  return { id: item.name, name: item.name, facts: facts.filter(Boolean), ...remarks(item.verdict, tVerdict) };
}

/** The day of one of the cloud's times (`2026-11-24 08:15:00`), in its own time zone. */
function dayOf(time: string): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(time)?.[0] ?? "";
}

function remarks(verdict: Verdict, tVerdict: Translate<"verdict">): Pick<ComboboxOption, "disabledReason" | "warning"> {
  if (verdict.kind === "ineligible") return { disabledReason: tVerdict(verdict.reason) };
  if (verdict.kind === "eligible") return {};
  const reasons = verdict.reasons.filter((reason) => reason !== "rule-will-replace");
  return reasons.length === 0 ? {} : { warning: reasons.map((reason) => tVerdict(reason)).join(" ") };
}
