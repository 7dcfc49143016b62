import { dehydrate, QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { FirstPaint } from "#components/data/first-paint.tsx";
import { queryKeyOf } from "#components/data/query-keys.ts";
import { draw } from "#components/data/testing/draw.tsx";
import { sampleOperation, second } from "#components/data/testing/samples.ts";
import { OperationList } from "#components/operation/operation-list.tsx";
import { inAccount, settingsAccountId } from "#lib/account.ts";
import type { Operation, OperationPage } from "#lib/api/contract/operation.ts";

/** The text of the rows of a list with these operations, as a screen reader reads it. */
function rowsOf(...changes: Partial<Operation>[]): string[] {
  const items = changes.map((change, index) => ({ ...sampleOperation, id: String(index + 1), ...change }));
  const page: OperationPage = {
    items,
    total: items.length,
    capped: false,
    next: null,
    previous: null,
    usualMs: { bind: 4_200 },
  };
  const client = new QueryClient();
  client.setQueryData(queryKeyOf("operations", inAccount(settingsAccountId)), page);
  const drawn = draw(
    <FirstPaint state={dehydrate(client)}>
      <OperationList regions={[]} />
    </FirstPaint>,
  );
  const [, body = ""] = drawn.split("<tbody>");
  return body
    .split("</tr>")
    .slice(0, -1)
    .map((row) => row.replaceAll(/<span aria-hidden="true"[^>]*>[^<]*<\/span>/g, "").replaceAll(/<[^>]*>/g, " "));
}

const ended = { state: "failed", endedAt: second(4.2) } as const;

describe("a row of the list", () => {
  it("names the change, the listener and port, and how long it took", () => {
    const [row] = rowsOf({ ...ended, kind: "reweigh" });
    expect(row).toContain("Change weight");
    expect(row).toContain("HTTP:80");
    expect(row).toContain("4.2s");
  });

  it("says why it went wrong by the cloud's code, or else in a few words", () => {
    const cloudSays = { code: "LimitExceeded", message: "", requestId: null };
    const [refused, differs, unconfirmed, succeeded] = rowsOf(
      { ...ended, state: "rejected", cause: "refused", cloudSays },
      { ...ended, cause: "differs" },
      { state: "unconfirmed", cause: "no-answer" },
      { ...ended, state: "succeeded", cause: "verified", cloudSays },
    );
    expect(refused).toContain("LimitExceeded");
    expect(differs).toContain("Not as requested");
    expect(unconfirmed).toContain("No response");
    expect(succeeded).not.toContain("LimitExceeded");
  });

  it("says why an operation waits for another try", () => {
    const [row] = rowsOf({ cause: "busy", notBefore: second(9) });
    expect(row).toContain("Load balancer busy");
  });

  it("names the region only where several are among the rows", () => {
    expect(rowsOf({}, {}).join()).not.toContain("ap-guangzhou");
    const [first, last] = rowsOf({}, { region: "ap-shanghai" });
    expect(first).toContain("ap-guangzhou");
    expect(last).toContain("ap-shanghai");
  });

  it("says that the cloud takes much longer than usual, of a kind of which that is known", () => {
    const since = (ms: number) => new Date(Date.now() - ms).toISOString();
    const [long, usual, unknown] = rowsOf(
      { state: "running", stateSince: since(60_000) },
      { state: "running", stateSince: since(4_000) },
      { state: "running", stateSince: since(60_000), kind: "unbind" },
    );
    expect(long).toContain("Unusually long");
    expect([usual, unknown].join()).not.toContain("Unusually");
  });
});
