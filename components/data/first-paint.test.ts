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

/** What React renders when it hydrates, which must equal the server's HTML. */
function drawn(cache: QueryClient, painted: QueryClient): string {
  const paint = { state: dehydrate(painted), children: createElement(State) };
  const page = createElement(FirstPaint, paint);
  return renderToString(createElement(QueryClientProvider, { client: cache }, page));
}

test("an event before hydration doesn't change what is rendered for hydration", () => {
  expect(drawn(cacheWith("succeeded"), cacheWith("running"))).toBe("running");
});

test("data that the server couldn't read is absent during hydration", () => {
  expect(drawn(cacheWith("succeeded"), new QueryClient())).toBe("");
});
