import type { Fate } from "#lib/db/testing/line.ts";
import type { Scene } from "#lib/operations/testing/fault-bed.ts";

/** The database writes of one bind, in order: single statements, or commits of transitions. */
const steps = ["asked", "its-turn", "accepted", "task-succeeded", "verified"];
/** What is written in one transaction with an attempt, whichever try of the operation it is. */
const attempt = "attempt";
const writes: Record<string, (statement: string, step: string | undefined) => boolean> = {
  "the claim": (statement) => statement.includes("with recursive heads"),
  "the attempt": (statement, step) => statement.includes("commit") && step === attempt,
  "the RequestId": (statement) => statement.includes('update "attempts" set "request_id"'),
  "the answer": (statement, step) => statement.includes("commit") && step === "accepted",
  "the claim to follow": (statement) => statement.includes("next_poll_at between"),
  "the task's end": (statement, step) => statement.includes("commit") && step === "task-succeeded",
  "the end": (statement, step) => statement.includes("commit") && step === "verified",
};

/** Applies a fate to one of these writes, once. */
export function atWrite({ line }: Scene, name: string, meet: () => Fate): void {
  let step = 0;
  let stepping: number | null = null;
  let attempting: number | null = null;
  const is = writes[name];
  if (!is) throw new Error(`no write: ${name}`);
  line.fateOf = (statement, connection) => {
    if (statement.includes('insert into "transitions"')) {
      step += 1;
      stepping = connection;
    }
    if (statement.includes('insert into "attempts"')) attempting = connection;
    const current = connection === attempting ? attempt : connection === stepping ? steps[step] : undefined;
    if (statement.includes("commit") && connection === attempting) attempting = null;
    if (!is(statement, current)) return "passes";
    line.fateOf = () => "passes";
    return meet();
  };
}
