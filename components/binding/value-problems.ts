import type { Resolver } from "react-hook-form";
import type { BindValues } from "#components/binding/values.ts";
import { type WeightProblem, weightProblem } from "#components/change/weight-text.ts";
import { type BindField, type ChoiceField, choiceFields } from "#lib/api/contract/bind-fields.ts";
import { longestReason } from "#lib/api/contract/words.ts";

/** What can be wrong with a field by itself; the interface has a sentence for each under `bind.problem` or `review.problem`. */
export type ValueProblem = ChoiceField | WeightProblem | "reasonTooLong";

/**
 * What is wrong with the values by themselves, by field. A rule may still be named by its address. Written out: a schema
 * library would be a twelfth of what the page loads first.
 */
function problemsOf(values: BindValues): [field: BindField, problem: ValueProblem][] {
  const missing = choiceFields.filter(
    (field) => values[field] === "" && !(field === "locationId" && values.ruleAddress),
  );
  const weight = weightProblem(values.weight);
  return [
    ...missing.map((field): [BindField, ValueProblem] => [field, field]),
    ...(weight === null ? [] : [["weight", weight] satisfies [BindField, ValueProblem]]),
    ...(values.reason.length > longestReason ? [["reason", "reasonTooLong"] satisfies [BindField, ValueProblem]] : []),
  ];
}

/** The form's values, where nothing is wrong with them; else each error's message is the problem. */
export const resolveBindValues: Resolver<BindValues> = (values) => {
  const problems = problemsOf(values);
  if (problems.length === 0) return { values, errors: {} };
  const errors = problems.map(([field, message]) => [field, { type: "value", message }]);
  return { values: {}, errors: Object.fromEntries(errors) };
};
