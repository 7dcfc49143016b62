import * as z from "zod/mini";
import { type BindLink, bindFields, type ChoiceField } from "#lib/api/contract/bind-fields.ts";
import { defaultWeight } from "#lib/binding/weight.ts";

// The content policy forbids the code that zod would otherwise compile.
z.config({ jitless: true });

/** What the bind form shows, field by field. Texts as typed or ids as chosen; nothing that the server could tell anew. */
export const bindValuesSchema = z.intersection(
  z.looseRecord(z.enum(bindFields.map(({ name }) => name)), z.string()),
  z.object({
    /** How a link may name the rule instead of by its id. */
    ruleAddress: z.nullable(z.object({ domain: z.string(), url: z.string() })),
    /** The operation that this one tries again, as long as the rule is the same. */
    retryOf: z.nullable(z.string()),
  }),
);

export type BindValues = z.infer<typeof bindValuesSchema>;

/** Every region has this namespace, and most functions are in it. */
export const defaultNamespace = "default";

const noRule = { locationId: "", ruleAddress: null, retryOf: null };
const noFunction = { function: "", qualifier: "" };

/** What a field's new value makes of everything that was chosen inside its old one. */
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
 * Chooses a value. Choosing the same again changes nothing.
 *
 * @param shown the id that the field stands for now, which a link may have given in another form
 */
export function choose(values: BindValues, field: ChoiceField, id: string, shown = values[field]): BindValues {
  return id === shown ? values : { ...values, ...resets[field], [field]: id };
}

/** What a link chooses. Names are taken as they are: whether they exist is for the lists to say. */
export function valuesOfLink(link: URLSearchParams): BindValues {
  const text = (parameter: keyof BindLink) => link.get(parameter)?.trim() ?? "";
  const domain = text("domain");
  const values = bindValuesSchema.parse({
    ...Object.fromEntries(bindFields.map(({ name, parameter }) => [name, parameter === null ? "" : text(parameter)])),
    ruleAddress: domain === "" || text("rule") !== "" ? null : { domain, url: text("url") || "/" },
    retryOf: text("retryOf") || null,
  });
  return {
    ...values,
    namespace: values.namespace || (values.region === "" ? "" : defaultNamespace),
    weight: link.get("weight") ?? String(defaultWeight),
  };
}

/** The link that chooses the same again. */
export function linkOfValues(values: BindValues): BindLink {
  const link: BindLink = {};
  for (const { name, parameter } of bindFields) {
    if (parameter !== null && values[name] !== "") link[parameter] = values[name];
  }
  // An untouched form has its weight too.
  if (values.region === "") delete link.weight;
  if (values.ruleAddress) Object.assign(link, values.ruleAddress);
  if (values.retryOf) link.retryOf = values.retryOf;
  return link;
}

export function isSameChoice(a: BindValues, b: BindValues): boolean {
  return JSON.stringify(linkOfValues(a)) === JSON.stringify(linkOfValues(b)) && a.weight === b.weight;
}
