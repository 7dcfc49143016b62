import { defaultWeight } from "#lib/binding/weight.ts";
import { type BindLink, bindParameter } from "#lib/paths.ts";

/** What the bind form shows, field by field. Texts as typed or ids as chosen; nothing that the server could tell anew. */
export interface BindValues {
  region: string;
  loadBalancer: string;
  listener: string;
  rule: string;
  /** How a link may name the rule instead of by its id. */
  ruleAddress: RuleAddress | null;
  namespace: string;
  function: string;
  qualifier: string;
  weight: string;
  reason: string;
  /** The operation that this one tries again, as long as the rule is the same. */
  retryOf: string | null;
}

export interface RuleAddress {
  domain: string;
  url: string;
}

/** The fields that are chosen from a list. */
export type ChoiceField = "region" | "loadBalancer" | "listener" | "rule" | "namespace" | "function" | "qualifier";

/** In the order of the screen. */
export const choiceFields = [
  "region",
  "loadBalancer",
  "listener",
  "rule",
  "namespace",
  "function",
  "qualifier",
] as const satisfies readonly ChoiceField[];

/** Every region has this namespace, and most functions are in it. */
export const defaultNamespace = "default";

const noRule = { rule: "", ruleAddress: null, retryOf: null };
const noFunction = { function: "", qualifier: "" };

/** What a field's new value makes of everything that was chosen inside its old one. */
const resets: Record<ChoiceField, Partial<BindValues>> = {
  region: { loadBalancer: "", listener: "", ...noRule, namespace: defaultNamespace, ...noFunction },
  loadBalancer: { listener: "", ...noRule },
  listener: noRule,
  rule: noRule,
  namespace: noFunction,
  function: { qualifier: "" },
  qualifier: {},
};

/**
 * Chooses a value. Choosing the same again changes nothing.
 *
 * @param shown the id that the field stands for now, which a link may have given in another form
 */
export function choose(values: BindValues, field: ChoiceField, id: string, shown = values[field]): BindValues {
  return id === shown ? values : { ...values, ...resets[field], [field]: id };
}

/** What a link chooses. Names are taken as they are: whether they exist is for the lists to say. */
export function valuesOfLink(link: URLSearchParams): BindValues {
  const text = (name: keyof BindLink) => link.get(name)?.trim() ?? "";
  const region = text("region");
  const domain = text("domain");
  return {
    region,
    loadBalancer: text("lb"),
    listener: text("listener"),
    rule: text("rule"),
    ruleAddress: domain === "" || text("rule") !== "" ? null : { domain, url: text("url") || "/" },
    namespace: text("namespace") || (region === "" ? "" : defaultNamespace),
    function: text("function"),
    qualifier: text("qualifier"),
    weight: link.get("weight") ?? String(defaultWeight),
    reason: "",
    retryOf: text("retryOf") || null,
  };
}

/** The link that chooses the same again. Words meant for the audit alone stay out of it. */
export function linkOfValues(values: BindValues): BindLink {
  const link: BindLink = {};
  for (const field of choiceFields) {
    if (values[field] !== "") link[bindParameter[field]] = values[field];
  }
  if (values.weight !== "" && values.region !== "") link.weight = values.weight;
  if (values.ruleAddress) Object.assign(link, values.ruleAddress);
  if (values.retryOf) link.retryOf = values.retryOf;
  return link;
}

export function isSameChoice(a: BindValues, b: BindValues): boolean {
  return JSON.stringify(linkOfValues(a)) === JSON.stringify(linkOfValues(b)) && a.weight === b.weight;
}
