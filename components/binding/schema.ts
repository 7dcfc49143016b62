import { type BindValues, bindValuesSchema } from "#components/binding/values.ts";
import { type ChoiceField, choiceFields } from "#lib/api/contract/bind-fields.ts";
import { longestReason } from "#lib/api/contract/words.ts";
import { isWeight } from "#lib/binding/weight.ts";

/** What can be wrong with a field by itself; the interface has a sentence for each under `bind.problem`. */
export type ValueProblem = ChoiceField | "weightEmpty" | "weightNotWhole" | "weightOutOfRange" | "reasonTooLong";

/** What is wrong with a weight as typed, or null. */
export function weightProblem(text: string): ValueProblem | null {
  const trimmed = text.trim();
  if (trimmed === "") return "weightEmpty";
  if (!/^[+-]?[0-9]+$/.test(trimmed)) return "weightNotWhole";
  return isWeight(Number(trimmed)) ? null : "weightOutOfRange";
}

/** What is wrong with the values by themselves, by field. A rule may still be named by its address. */
function problemsOf(values: BindValues): Partial<Record<keyof BindValues, ValueProblem | null>> {
  const missing = choiceFields.filter(
    (field) => values[field] === "" && !(field === "locationId" && values.ruleAddress),
  );
  return {
    ...Object.fromEntries(missing.map((field) => [field, field])),
    weight: weightProblem(values.weight),
    reason: values.reason.length > longestReason ? "reasonTooLong" : null,
  };
}

/** The form's values, where nothing is wrong with them; else each issue's message is the problem. */
export const bindSchema = bindValuesSchema.check(({ value, issues }) => {
  for (const [field, problem] of Object.entries(problemsOf(value))) {
    if (problem) issues.push({ code: "custom", input: value, path: [field], message: problem });
  }
});
