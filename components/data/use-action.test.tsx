import { expect, it, vi } from "vitest";
import { draw } from "#components/data/testing/draw.tsx";
import { useAction } from "#components/data/use-action.ts";
import type { ServerAction } from "#lib/api/contract/actions.ts";

/** Calls an action from a page with that address. @returns its arguments */
async function callFrom(query: string): Promise<unknown[]> {
  const action = vi.fn<ServerAction<string>>(async () => ({ kind: "done", value: null }));
  let call: (given: string) => Promise<null> = () => Promise.reject(new Error("nothing was drawn"));
  function Page() {
    call = useAction(action, { invalidates: [] }).mutateAsync;
    return null;
  }
  draw(<Page />, { query });
  await call("41");
  return action.mock.calls.flat();
}

it("acts in the account that the page's address names", async () => {
  expect(await callFrom("account=second")).toEqual(["41", "second"]);
});

it("names no account for that of the settings", async () => {
  expect(await callFrom("")).toEqual(["41", undefined]);
  expect(await callFrom("account=settings")).toEqual(["41", undefined]);
});
