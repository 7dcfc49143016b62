import * as z from "zod/mini";
import { isWeight } from "#lib/binding/weight.ts";

// The content policy forbids the code that zod would otherwise compile.
z.config({ jitless: true });

export const maxReasonLength = 500;

/** What can be wrong with a field by itself; the interface has a sentence for each under `bind.problem`. */
export type ValueProblem =
  | "region"
  | "loadBalancer"
  | "listener"
  | "rule"
  | "namespace"
  | "function"
  | "qualifier"
  | "weightEmpty"
  | "weightNotWhole"
  | "weightOutOfRange"
  | "reasonTooLong";

/** What is wrong with a weight as typed, or null. */
export function weightProblem(text: string): ValueProblem | null {
  const trimmed = text.trim();
  if (trimmed === "") return "weightEmpty";
  if (!/^[+-]?[0-9]+$/.test(trimmed)) return "weightNotWhole";
  return isWeight(Number(trimmed)) ? null : "weightOutOfRange";
}

function chosen(problem: ValueProblem) {
  return z.string().check(z.minLength(1, problem));
}

const weight = z.string().check((context) => {
  const problem = weightProblem(context.value);
  if (problem) context.issues.push({ code: "custom", input: context.value, message: problem });
});

/** A rule may still be named by its address. */
export const bindSchema = z
  .object({
    region: chosen("region"),
    loadBalancer: chosen("loadBalancer"),
    listener: chosen("listener"),
    rule: z.string(),
    ruleAddress: z.nullable(z.object({ domain: z.string(), url: z.string() })),
    namespace: chosen("namespace"),
    function: chosen("function"),
    qualifier: chosen("qualifier"),
    weight,
    reason: z.string().check(z.maxLength(maxReasonLength, "reasonTooLong" satisfies ValueProblem)),
    retryOf: z.nullable(z.string()),
  })
  .check((context) => {
    const { rule, ruleAddress } = context.value;
    if (rule === "" && ruleAddress === null) {
      context.issues.push({ code: "custom", input: rule, path: ["rule"], message: "rule" satisfies ValueProblem });
    }
  });
