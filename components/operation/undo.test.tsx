import { expect, it } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { accepted, asked, detailAfter, itsTurn, second, taskDone } from "#components/data/testing/samples.ts";
import { Undo } from "#components/operation/undo.tsx";
import { Undos } from "#components/operation/undos.tsx";
import type { OperationView, Undo as Taken } from "#lib/api/contract/operation.ts";

const verified = { to: "succeeded", cause: "verified", seconds: 9 } as const;
const done: OperationView = { ...detailAfter([asked, itsTurn, accepted, taskDone, verified]), explained: null };

function drawn(view: OperationView): string {
  const never = () => Promise.reject(new Error("nobody presses here"));
  return draw(<Undo view={view} cloud={{ realm: "sandbox", endpoint: null }} action={never} />);
}

function takenBack(state: Taken["state"]): OperationView {
  return { ...done, undos: [{ id: "42", state, createdAt: second(60) }] };
}

it("is offered for what succeeded and isn't or won't be taken back", () => {
  expect(drawn(done)).toContain("Undo");
  expect(drawn({ ...detailAfter([asked, itsTurn]), explained: null })).toBe("");
  expect(drawn(takenBack("failed"))).toContain("Undo");
  expect(drawn(takenBack("running"))).toBe("");
  expect(drawn(takenBack("succeeded"))).toBe("");
});

it("ends the line with the operation that took it back", () => {
  const ended = draw(<Undos view={takenBack("succeeded")} />);
  expect(ended).toContain("Undone by operation 42");
  expect(ended).toContain('href="/operations/42"');
  expect(draw(<Undos view={takenBack("running")} />)).toContain("To be undone by operation 42");
  expect(draw(<Undos view={done} />)).toBe("");
});
