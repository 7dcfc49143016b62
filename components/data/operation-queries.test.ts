import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { operationsPage } from "#components/data/operation-queries.ts";
import { sampleOperation } from "#components/data/testing/samples.ts";
import type { OperationPage } from "#lib/api/contract/operation.ts";

const page: OperationPage = {
  items: [sampleOperation],
  total: 1,
  capped: false,
  next: null,
  previous: null,
  usualMs: {},
};

/** What a list shows at first, after the whole list of the settings' account. */
function shownNext(next: ReturnType<typeof operationsPage>): OperationPage | undefined {
  const client = new QueryClient();
  const before = operationsPage({}, {});
  client.setQueryData(before.queryKey, page);
  const list = new QueryObserver(client, before);
  list.setOptions(next);
  return list.getCurrentResult().data;
}

it("keeps the rows on the screen until the next page has come", () => {
  expect(shownNext(operationsPage({}, { show: "attention" }))).toEqual(page);
});

it("shows no rows of another account", () => {
  expect(shownNext(operationsPage({ account: "second" }, {}))).toBeUndefined();
});
