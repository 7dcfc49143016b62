import { describe, expect, test } from "vitest";
import type { Lane } from "#lib/cloud/turn-queue.ts";
import { cachedRead } from "#lib/inventory/cached-read.ts";
import { eventually } from "#lib/testing/until.ts";

function counted(answer: (turn: number) => Promise<{ turn: number }> = async (turn) => ({ turn })) {
  let turns = 0;
  const read = cachedRead<{ id: string }, { turn: number }>({
    ttlMs: 60_000,
    max: 10,
    keyOf: ({ id }) => id,
    load: () => {
      turns += 1;
      return answer(turns);
    },
  });
  return { read, turns: () => turns };
}

describe("a cached read", () => {
  test("makes one call for concurrent callers, and keeps the answer", async () => {
    const { read, turns } = counted();
    const answers = await Promise.all([read({ id: "a" }), read({ id: "a" }), read({ id: "a" })]);
    await read({ id: "a" });
    expect(answers).toEqual([{ turn: 1 }, { turn: 1 }, { turn: 1 }]);
    expect(turns()).toBe(1);
  });

  test("calls again for a caller that needs a fresh answer, which then all get", async () => {
    const { read } = counted();
    await read({ id: "a" });
    expect(await read({ id: "a" }, { mostMs: 0 })).toEqual({ turn: 2 });
    expect(await read({ id: "a" })).toEqual({ turn: 2 });
  });

  test("caches by key", async () => {
    const { read, turns } = counted();
    await read({ id: "a" });
    await read({ id: "b" });
    expect(turns()).toBe(2);
  });

  test("does not keep a failure", async () => {
    const { read } = counted(async (turn) => {
      if (turn === 1) throw new Error("away");
      return { turn };
    });
    await expect(read({ id: "a" })).rejects.toThrow("away");
    expect(await read({ id: "a" })).toEqual({ turn: 2 });
  });

  test("never gives an earlier reading to a caller that needs a fresh one", async () => {
    const answers = [Promise.withResolvers<{ turn: number }>(), Promise.withResolvers<{ turn: number }>()];
    const { read, turns } = counted((turn) => answers[turn - 1]?.promise ?? Promise.reject(new Error("one too many")));
    const early = read({ id: "a" });
    await eventually(() => expect(turns()).toBe(1));
    const late = read({ id: "a" }, { mostMs: 0 });
    answers[1]?.resolve({ turn: 2 });
    expect(await late).toEqual({ turn: 2 });
    answers[0]?.resolve({ turn: 1 });
    expect(await early).toEqual({ turn: 1 });
    expect(await read({ id: "a" })).toEqual({ turn: 2 });
  });

  test("gives a reading that still waits for its turn to all callers", async () => {
    const turn = Promise.withResolvers<void>();
    let loads = 0;
    const read = cachedRead<{ id: string }, { load: number }>({
      ttlMs: 60_000,
      max: 10,
      keyOf: ({ id }) => id,
      turn: () => turn.promise,
      load: async () => ({ load: ++loads }),
    });
    const answers = [read({ id: "a" }), read({ id: "a" }, { mostMs: 0 }), read({ id: "a" }, { mostMs: 1_000 })];
    turn.resolve();
    expect(await Promise.all(answers)).toEqual([{ load: 1 }, { load: 1 }, { load: 1 }]);
    expect(await read({ id: "a" }, { mostMs: 0 })).toEqual({ load: 2 });
  });
});

describe("a caller that leaves", () => {
  /** A read whose turn and answer the test controls, and which records its lane and signal. */
  function staged() {
    const turns: { lane: Lane; signal: AbortSignal; come(): void }[] = [];
    const loads: { signal: AbortSignal; answer(): void }[] = [];
    const read = cachedRead<{ id: string }, { load: number }>({
      ttlMs: 60_000,
      max: 10,
      keyOf: ({ id }) => id,
      turn(_query, behalf) {
        const { promise, resolve, reject } = Promise.withResolvers<void>();
        behalf.signal.addEventListener("abort", () => reject(behalf.signal.reason));
        turns.push({ ...behalf, come: resolve });
        return promise;
      },
      load(_query, { signal }) {
        const { promise, resolve } = Promise.withResolvers<{ load: number }>();
        const load = loads.length + 1;
        loads.push({ signal, answer: () => resolve({ load }) });
        return promise;
      },
    });
    return { read, turns, loads };
  }

  test("leaves at once; the turn stays while another caller waits for it", async () => {
    const { read, turns, loads } = staged();
    const gone = new AbortController();
    const leaving = read({ id: "a" }, { signal: gone.signal });
    const staying = read({ id: "a" }, { signal: new AbortController().signal });
    await eventually(() => expect(turns).toHaveLength(1));
    gone.abort(new Error("left"));
    await expect(leaving).rejects.toThrow("left");
    expect(turns[0]?.signal.aborted).toBe(false);
    turns[0]?.come();
    await eventually(() => expect(loads).toHaveLength(1));
    loads[0]?.answer();
    expect(await staying).toEqual({ load: 1 });
  });

  test("gives up the turn if it was the last one; the next caller waits for another turn", async () => {
    const { read, turns, loads } = staged();
    const [one, two] = [new AbortController(), new AbortController()];
    const leaving = [read({ id: "a" }, { signal: one.signal }), read({ id: "a" }, { signal: two.signal })];
    await eventually(() => expect(turns).toHaveLength(1));
    one.abort(new Error("left"));
    two.abort(new Error("left"));
    await Promise.allSettled(leaving);
    expect(turns[0]?.signal.aborted).toBe(true);
    const coming = read({ id: "a" });
    await eventually(() => expect(turns).toHaveLength(2));
    turns[1]?.come();
    await eventually(() => expect(loads).toHaveLength(1));
    loads[0]?.answer();
    expect(await coming).toEqual({ load: 1 });
  });

  test("cancels a call in progress if it was the last one", async () => {
    const { read, turns, loads } = staged();
    const gone = new AbortController();
    const leaving = read({ id: "a" }, { signal: gone.signal });
    await eventually(() => expect(turns).toHaveLength(1));
    turns[0]?.come();
    await eventually(() => expect(loads).toHaveLength(1));
    gone.abort(new Error("left"));
    await expect(leaving).rejects.toThrow("left");
    expect(loads[0]?.signal.aborted).toBe(true);
  });

  test("after the answer doesn't affect later callers", async () => {
    const { read, turns, loads } = staged();
    const gone = new AbortController();
    const asked = read({ id: "a" }, { signal: gone.signal });
    await eventually(() => expect(turns).toHaveLength(1));
    turns[0]?.come();
    await eventually(() => expect(loads).toHaveLength(1));
    loads[0]?.answer();
    await asked;
    gone.abort();
    expect(await read({ id: "a" })).toEqual({ load: 1 });
  });

  test("starts no reading if its signal has already fired", async () => {
    const { read, turns } = staged();
    await expect(read({ id: "a" }, { signal: AbortSignal.abort(new Error("left")) })).rejects.toThrow("left");
    expect(turns).toHaveLength(0);
  });

  test("the engine never waits in the people lane, but shares answers read there", async () => {
    const { read, turns, loads } = staged();
    const person = read({ id: "a" });
    const engine = read({ id: "a" }, { mostMs: 1_000, lane: "engine" });
    const another = read({ id: "a" });
    await eventually(() => expect(turns.map(({ lane }) => lane)).toEqual(["people", "engine"]));
    for (const { come } of turns) come();
    await eventually(() => expect(loads).toHaveLength(2));
    for (const { answer } of loads) answer();
    expect(await Promise.all([person, engine, another])).toEqual([{ load: 1 }, { load: 2 }, { load: 2 }]);
    expect(await read({ id: "a" }, { mostMs: 60_000, lane: "engine" })).toEqual({ load: 2 });
    expect(turns).toHaveLength(2);
  });
});
