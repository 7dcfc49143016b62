import { type BindField, type BindLink, bindFields, type ChoiceField } from "#lib/api/contract/bind-fields.ts";
import { defaultWeight } from "#lib/binding/weight.ts";

/** Values of the bind form: texts as typed and ids as chosen, without anything loaded from the server. */
export interface BindValues extends Record<BindField, string> {
  /** How a link may name the rule instead of by its id. */
  ruleAddress: { domain: string; url: string } | null;
  /** The operation that this one tries again, as long as the rule is the same. */
  retryOf: string | null;
}

/** Every region has this namespace, and most functions are in it. */
export const defaultNamespace = "default";

const noRule = { locationId: "", ruleAddress: null, retryOf: null };
const noFunction = { function: "", qualifier: "" };

/** The values reset by a new value of each field. */
const resets: Record<ChoiceField, Partial<BindValues>> = {
  region: { loadBalancerId: "", listenerId: "", ...noRule, namespace: defaultNamespace, ...noFunction },
  loadBalancerId: { listenerId: "", ...noRule },
  listenerId: noRule,
  locationId: noRule,
  namespace: noFunction,
  function: { qualifier: "" },
  qualifier: {},
};

/**
 * Chooses a value; choosing the current one changes nothing.
 *
 * @param shown the field's current id, which a link may have given in another form
 */
export function choose(values: BindValues, field: ChoiceField, id: string, shown = values[field]): BindValues {
  return id === shown ? values : { ...values, ...resets[field], [field]: id };
}

/**
 * The values of a link. Whether the names exist is for the lists to decide.
 *
 * @param firstRegion the region where the link names none
 */
export function valuesOfLink(link: URLSearchParams, firstRegion = ""): BindValues {
  const text = (parameter: keyof BindLink) => link.get(parameter)?.trim() ?? "";
  const domain = text("domain");
  const linked = textsOf(({ parameter }) => (parameter === null ? "" : text(parameter)));
  const texts = { ...linked, region: linked.region || firstRegion };
  return {
    ...texts,
    namespace: texts.namespace || (texts.region === "" ? "" : defaultNamespace),
    weight: link.get("weight") ?? String(defaultWeight),
    ruleAddress: domain === "" || texts.locationId !== "" ? null : { domain, url: text("url") || "/" },
    retryOf: text("retryOf") || null,
  };
}

function textsOf(textOf: (field: (typeof bindFields)[number]) => string): Record<BindField, string> {
  // Each field has a text here, which the type of `fromEntries` can't say.
  return Object.fromEntries(bindFields.map((field) => [field.name, textOf(field)])) as Record<BindField, string>;
}

/** The link that restores the values. */
export function linkOfValues(values: BindValues): BindLink {
  const link: BindLink = {};
  for (const { name, parameter } of bindFields) {
    if (parameter !== null && values[name] !== "") link[parameter] = values[name];
  }
  // An untouched form has a weight, too, but no link.
  if (values.region === "") delete link.weight;
  if (values.ruleAddress) Object.assign(link, values.ruleAddress);
  if (values.retryOf) link.retryOf = values.retryOf;
  return link;
}

export function isSameChoice(a: BindValues, b: BindValues): boolean {
  return JSON.stringify(linkOfValues(a)) === JSON.stringify(linkOfValues(b)) && a.weight === b.weight;
}
