import type { Binding, FunctionRef } from "#lib/binding/types.ts";

/**
 * A function with its version or alias in the console's one notation: `namespace/function:qualifier`. An empty qualifier,
 * of a form that isn't complete, is left out.
 */
export function functionText({ namespace, name, qualifier }: FunctionRef): string {
  return `${namespace}/${name}${qualifier === "" ? "" : `:${qualifier}`}`;
}

/**
 * A binding in the console's one notation: `namespace/function:qualifier · weight 10`.
 *
 * @param weightText the weight in the reader's language
 */
export function bindingText({ function: fn, weight }: Binding, weightText: (weight: number) => string): string {
  return `${functionText(fn)} · ${weightText(weight)}`;
}

/** The name of a forwarding rule: its domain and path. */
export function ruleText({ domain, url }: { domain: string; url: string }): string {
  return domain + url;
}

/** A listener as `HTTPS:443`; its id where protocol and port aren't known. */
export function listenerText({
  listenerId,
  protocol,
  port,
}: {
  listenerId: string;
  protocol: string | null;
  port: number | null;
}): string {
  return protocol === null || port === null ? listenerId : `${protocol}:${port}`;
}
