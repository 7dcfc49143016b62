import type { QualifierType } from "#lib/binding/types.ts";

/** The forms of ids and names. Wide where the cloud documents none: it explains its refusals itself. */
export const loadBalancerIdPattern = /^lb-[0-9a-z]{1,32}$/i;
export const listenerIdPattern = /^lbl-[0-9a-z]{1,32}$/i;
export const locationIdPattern = /^loc-[0-9a-z]{1,32}$/i;

/** The cloud documents no form: what its own names are made of. */
export const namespacePattern = /^[A-Za-z0-9_-]{1,64}$/;

/** 2 to 60 letters, digits, `-` and `_`; begins with a letter; does not end in `-` or `_`. */
export const functionNamePattern = /^[A-Za-z][A-Za-z0-9_-]{0,58}[A-Za-z0-9]$/;

/** 1 to 64 letters, digits, `-` and `_`; begins with a letter. */
export const aliasPattern = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/;

/** The version that follows every deployment. */
export const latestVersion = "$LATEST";

/** The alias that every function has; it points to `$LATEST` until someone changes it. */
export const defaultAlias = "$DEFAULT";

/** What a qualifier's form says that it is, or null where it can be neither. */
export function qualifierTypeOf(qualifier: string): QualifierType | null {
  if (qualifier === latestVersion || /^[0-9]+$/.test(qualifier)) return "VERSION";
  if (qualifier === defaultAlias || aliasPattern.test(qualifier)) return "ALIAS";
  return null;
}
