import type { FieldErrors } from "react-hook-form";
import type { Choice } from "#components/binding/draft.ts";
import { eligibleItem, type Judged, type PickedProblem, pickedProblemOf } from "#components/binding/picked.ts";
import type { Lists } from "#components/binding/use-choice.ts";
import type { ValueProblem } from "#components/binding/value-problems.ts";
import type { BindValues } from "#components/binding/values.ts";
import { weightProblem } from "#components/change/weight-text.ts";
import type { RequestError } from "#components/data/request-error.ts";
import { type BindField, type ChoiceField, choiceFields } from "#lib/api/contract/bind-fields.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";

/** The field that must be resolved before each list can be loaded. */
export const parents: Record<ChoiceField, ChoiceField | null> = {
  region: null,
  loadBalancerId: "region",
  listenerId: "loadBalancerId",
  locationId: "listenerId",
  namespace: "region",
  function: "namespace",
  qualifier: "function",
};

/** The one error that a field shows. */
export type FieldFault =
  | { kind: "refused"; error: ExplainedError }
  | { kind: "list"; failure: RequestError }
  | { kind: "picked"; problem: PickedProblem }
  | { kind: "value"; problem: ValueProblem };

/** The nearest unresolved field that this one depends on, or null. */
export function blockerOf(field: ChoiceField, choice: Choice): ChoiceField | null {
  const parent = parents[field];
  if (parent === null || eligibleItem<Judged>(choice[parent])) return null;
  return blockerOf(parent, choice) ?? parent;
}

export interface FaultSources {
  values: BindValues;
  choice: Choice;
  lists: Lists;
  errors: FieldErrors<BindValues>;
  /** The server's refusal, until the values change. */
  refusal: ExplainedError | null;
}

/** The most severe error of a field; null without one. */
export function faultOf(field: BindField, sources: FaultSources): FieldFault | null {
  const { refusal, errors, values } = sources;
  if (refusal?.field === field) return { kind: "refused", error: refusal };
  if (field === "weight") return valueFault(weightProblem(values.weight));
  if (isChoiceField(field)) {
    const { choice, lists } = sources;
    if (blockerOf(field, choice) !== null) return null;
    const { failure } = lists[field];
    if (failure !== null) return { kind: "list", failure };
    const problem = pickedProblemOf<Judged>(choice[field]);
    if (problem !== null) return { kind: "picked", problem };
  }
  return valueFault(errors[field]?.message);
}

function valueFault(problem: string | null | undefined): FieldFault | null {
  const known = valueProblems.find((candidate) => candidate === problem);
  return known === undefined ? null : { kind: "value", problem: known };
}

const valueProblems: readonly ValueProblem[] = [
  ...choiceFields,
  "weightEmpty",
  "weightNotWhole",
  "weightOutOfRange",
  "reasonTooLong",
];

function isChoiceField(field: BindField): field is ChoiceField {
  return choiceFields.some((candidate) => candidate === field);
}

/** The first unresolved field of the screen, or null when the choice can be reviewed. */
export function firstUnresolved(choice: Choice): ChoiceField | "weight" | null {
  return (
    choiceFields.find((field) => eligibleItem<Judged>(choice[field]) === null) ??
    (choice.weight === null ? "weight" : null)
  );
}

/** Whether a field is unresolved only because its list has not loaded yet. */
export function waitsForList(unsettled: ChoiceField | "weight" | null, choice: Choice, lists: Lists): boolean {
  if (unsettled === null || unsettled === "weight") return false;
  return choice[unsettled].kind === "waiting" && lists[unsettled].failure === null;
}
