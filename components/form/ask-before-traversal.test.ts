import { expect, it } from "vitest";
import { askBeforeTraversal, type Traversal } from "#components/form/ask-before-traversal.ts";

const here = "http://console/bind";

/** A browser's history as far as the guard uses it. */
function browser() {
  const asked: (() => void)[] = [];
  const arrivals: PromiseWithResolvers<void>[] = [];
  let went = 0;
  const goTo = (key: string) => {
    const finished = Promise.withResolvers<void>();
    arrivals.push(finished);
    went += traverse(key) ? 1 : 0;
    return { finished: finished.promise };
  };
  const guard = askBeforeTraversal(
    goTo,
    () => "/bind",
    (go) => asked.push(go),
  );
  /** Whether it was let through. */
  function traverse(key: string, change: Partial<Traversal> = {}) {
    let stopped = false;
    const destination = { key, sameDocument: true, url: "http://console/operations" };
    const preventDefault = () => {
      stopped = true;
    };
    guard({ navigationType: "traverse", destination, cancelable: true, preventDefault, ...change });
    return !stopped;
  }
  return { asked, arrivals, traverse, went: () => went };
}

it("asks before going back, and then lets that one through", async () => {
  const { asked, arrivals, traverse, went } = browser();
  expect(traverse("before")).toBe(false);
  expect(went()).toBe(0);
  asked[0]?.();
  expect(went()).toBe(1);

  arrivals[0]?.resolve();
  await arrivals[0]?.promise;
  expect(traverse("before")).toBe(false);
  expect(asked).toHaveLength(2);
});

it("asks again after a traversal that something else interrupted", async () => {
  const { asked, arrivals, traverse } = browser();
  traverse("before");
  asked[0]?.();
  arrivals[0]?.reject(new DOMException("interrupted", "AbortError"));
  await arrivals[0]?.promise.catch(() => {});
  expect(traverse("before")).toBe(false);
});

it("leaves to others what doesn't leave this path within the document, or can't be stopped", () => {
  const { asked, traverse } = browser();
  const destination = { key: "k", sameDocument: true, url: here };
  expect(traverse("k", { destination })).toBe(true);
  expect(traverse("k", { destination: { ...destination, sameDocument: false, url: "http://console/" } })).toBe(true);
  expect(traverse("k", { navigationType: "push" })).toBe(true);
  expect(traverse("k", { cancelable: false })).toBe(true);
  expect(asked).toHaveLength(0);
});
