import { ruleKey } from "#components/data/rule-key.ts";
import type { ActionAnswer } from "#lib/api/contract/actions.ts";
import type { ExplainedError } from "#lib/api/contract/failure.ts";
import type { Change } from "#lib/binding/types.ts";

/** What became of one change of several. */
export type Outcome =
  | { kind: "accepted"; operationId: string }
  | { kind: "refused"; error: ExplainedError }
  /** Sent, and no answer came: it may have been accepted, and is asked for again with the same intent. */
  | { kind: "unanswered" }
  /** Never sent, because what came before it showed that it would not be taken either, or the person stopped. */
  | { kind: "not-asked" };

export type Outcomes = ReadonlyMap<string, Outcome>;

export type Answers = readonly ActionAnswer<{ operationId: string }>[];

/** The outcomes of one call, by the keys of their rules. */
export function outcomesOf(changes: readonly Change[], answers: Answers): Outcomes {
  return new Map(changes.map(({ rule }, index) => [ruleKey(rule), outcomeOf(answers[index])]));
}

function outcomeOf(answer: Answers[number] | undefined): Outcome {
  if (!answer) return { kind: "unanswered" };
  return answer.kind === "done" ? { kind: "accepted", ...answer.value } : answer;
}

/** The same outcome for all of some changes. */
export function allAs(changes: readonly Change[], outcome: Outcome): Outcomes {
  return new Map(changes.map(({ rule }) => [ruleKey(rule), outcome]));
}

/** Whether a call shows that the next one would fare the same: what refused all of it is not about its rules. */
export function isForAll(answers: Answers): boolean {
  const [first] = answers;
  return (
    first?.kind === "refused" &&
    answers.every(({ kind }) => kind === "refused") &&
    new Set(answers.map((answer) => answer.kind === "refused" && answer.error.code)).size === 1 &&
    first.error.retryable &&
    first.error.field === null &&
    first.error.operationId === undefined &&
    first.error.holds === undefined
  );
}

export function countOf(outcomes: Outcomes, kind: Outcome["kind"]): number {
  return [...outcomes.values()].filter((outcome) => outcome.kind === kind).length;
}

/** Parts of a list, each of so many at most. */
export function inParts<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most));
}
