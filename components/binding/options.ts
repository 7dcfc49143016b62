import { bindingText } from "#components/binding/texts.ts";
import type { ComboboxOption } from "#components/ui/combobox-options.ts";
import type { Verdict } from "#lib/binding/types.ts";
import type { Translate } from "#lib/i18n/messages.ts";
import type {
  FunctionItem,
  ListenerItem,
  LoadBalancerItem,
  NamespaceItem,
  QualifierItem,
  RegionItem,
  RuleItem,
} from "#lib/inventory/types.ts";

export interface OptionTexts {
  verdict: Translate<"verdict">;
  bind: Translate<"bind">;
}

export function regionOption({ id, name, verdict }: RegionItem, texts: OptionTexts): ComboboxOption {
  return { id, name, ...remarks(verdict, texts) };
}

export function loadBalancerOption(item: LoadBalancerItem, texts: OptionTexts): ComboboxOption {
  const facts = [
    item.address ?? "",
    texts.bind(`ipVersion.${item.ipVersion}`),
    texts.bind(`network.${item.network}`),
    item.vpcId ?? "",
  ];
  return { id: item.id, name: item.name || item.id, facts: facts.filter(Boolean), ...remarks(item.verdict, texts) };
}

export function listenerOption(item: ListenerItem, texts: OptionTexts): ComboboxOption {
  const address = `${item.protocol}:${item.port}`;
  const facts = [...(item.name === "" ? [] : [address]), texts.bind("ruleCount", { count: item.ruleCount })];
  return { id: item.id, name: item.name || address, facts, ...remarks(item.verdict, texts) };
}

export function ruleOption(item: RuleItem, texts: OptionTexts): ComboboxOption {
  // Its function stands there already, which says more than that it would be replaced.
  const facts = item.binding === null ? [] : [`→ ${bindingText(item.binding)}`];
  return { id: item.id, name: item.domain + item.url, facts, ...remarks(item.verdict, texts) };
}

export function namespaceOption({ name, description }: NamespaceItem): ComboboxOption {
  return { id: name, name, facts: description === "" ? [] : [description] };
}

export function functionOption(item: FunctionItem, texts: OptionTexts): ComboboxOption {
  // Type and status are only worth a word where they are not the usual ones.
  const type = item.type === "Event" ? "" : item.type;
  const status = item.status === "Active" ? "" : item.status;
  const facts = [item.id, item.runtime, type, status, item.description].filter(Boolean);
  return { id: item.name, name: item.name, facts, ...remarks(item.verdict, texts) };
}

export function qualifierOption(item: QualifierItem, texts: OptionTexts): ComboboxOption {
  const facts = [
    texts.bind(`qualifierType.${item.type}`),
    item.pointsTo === null ? "" : `→ ${item.pointsTo}`,
    item.description,
  ];
  return { id: item.name, name: item.name, facts: facts.filter(Boolean), ...remarks(item.verdict, texts) };
}

function remarks(verdict: Verdict, { verdict: t }: OptionTexts): Pick<ComboboxOption, "disabledReason" | "warning"> {
  if (verdict.kind === "ineligible") return { disabledReason: t(verdict.reason) };
  if (verdict.kind === "eligible") return {};
  const reasons = verdict.reasons.filter((reason) => reason !== "rule-will-replace");
  return reasons.length === 0 ? {} : { warning: reasons.map((reason) => t(reason)).join(" ") };
}
