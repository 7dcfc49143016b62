import { expect, it } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { accepted, asked, detailAfter, itsTurn } from "#components/data/testing/samples.ts";
import { OperationRows } from "#components/operation/operation-rows.tsx";
import { Outcome } from "#components/operation/outcome.tsx";
import { Progress } from "#components/operation/progress.tsx";
import type { UsualDurations } from "#lib/api/contract/operation.ts";

const running = detailAfter([asked, itsTurn, accepted]);

function page(usualMs: number | null, sinceMs: number): string {
  const stateSince = new Date(Date.now() - sinceMs).toISOString();
  const view = { ...running, operation: { ...running.operation, stateSince }, usualMs, explained: null };
  return draw(
    <>
      <Outcome view={view} />
      <Progress view={view} />
    </>,
  );
}

it("says on the running stretch how long it usually takes", () => {
  expect(page(4_200, 0)).toContain("usually 4.2s");
  expect(page(null, 0)).not.toContain("usually");
});

it("says once the cloud takes much longer than usual", () => {
  expect(page(4_200, 60_000)).toContain("The cloud takes much longer than usual");
  expect(page(4_200, 9_000)).not.toContain("much longer");
});

it("is said of a row, too", () => {
  const stateSince = new Date(Date.now() - 60_000).toISOString();
  const row = (usualMs: UsualDurations) =>
    draw(<OperationRows label="In progress" operations={[{ ...running.operation, stateSince }]} usualMs={usualMs} />);
  expect(row({ bind: 4_200 })).toContain("The cloud takes much longer than usual");
  expect(row({ unbind: 4_200 })).not.toContain("much longer");
});
