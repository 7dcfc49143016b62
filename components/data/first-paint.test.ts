import { dehydrate, QueryClient, QueryClientProvider, queryOptions } from "@tanstack/react-query";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { FirstPaint, useShownQuery } from "#components/data/first-paint.tsx";

const state = queryOptions({ queryKey: ["state"], queryFn: async (): Promise<string> => "succeeded" });

function State() {
  return useShownQuery(state).data;
}

function cacheWith(data: string): QueryClient {
  const client = new QueryClient();
  client.setQueryData(state.queryKey, data);
  return client;
}

/** What React draws before it takes a page over, which has to be what the server wrote. */
function drawn(cache: QueryClient, painted: QueryClient): string {
  const paint = { state: dehydrate(painted), children: createElement(State) };
  const page = createElement(FirstPaint, paint);
  return renderToString(createElement(QueryClientProvider, { client: cache }, page));
}

test("an event that came before a part was taken over does not change what it is compared with", () => {
  expect(drawn(cacheWith("succeeded"), cacheWith("running"))).toBe("running");
});

test("what the server could not read is not there before the page is taken over", () => {
  expect(drawn(cacheWith("succeeded"), new QueryClient())).toBe("");
});
