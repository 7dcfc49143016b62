import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { matchingBindings } from "#components/data/stored-queries.ts";
import type { StoredRules } from "#lib/api/contract/stored-inventory.ts";
import { eventually } from "#lib/testing/until.ts";

afterEach(() => vi.unstubAllGlobals());

it("reads what is to be changed together anew, also while an earlier review of the same is still there", async () => {
  const page: StoredRules = { items: [], total: 0, capped: false, next: null, previous: null };
  const read = vi.fn(async () => Response.json(page));
  vi.stubGlobal("fetch", read);
  const client = new QueryClient();
  const options = matchingBindings({}, { search: "pay" });
  const first = new QueryObserver(client, options);
  const endFirst = first.subscribe(() => {});
  await eventually(async () => expect(first.getCurrentResult()).toMatchObject({ data: [], isFetching: false }));

  const second = new QueryObserver(client, options);
  const endSecond = second.subscribe(() => {});
  await eventually(async () => expect(read).toHaveBeenCalledTimes(2));
  endFirst();
  endSecond();
});
