import { operationIdPattern } from "#lib/api/contract/words.ts";
import { qualifierTypeOf } from "#lib/binding/names.ts";

/** What the page's address says of a promotion: all else follows from the rules and the operations. */
export interface Promotion {
  /** Versions or aliases; null while they aren't chosen. */
  from: string | null;
  to: string | null;
  /** The operation of the rule that goes first. */
  canary: string | null;
}

export function readPromotion(parameters: URLSearchParams): Promotion {
  const qualifier = (name: string) => {
    const text = parameters.get(name) ?? "";
    return qualifierTypeOf(text) === null ? null : text;
  };
  const canary = parameters.get("canary") ?? "";
  return {
    from: qualifier("from"),
    to: qualifier("to"),
    canary: operationIdPattern.test(canary) ? canary : null,
  };
}
