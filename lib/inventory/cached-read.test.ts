import { describe, expect, test, vi } from "vitest";
import { cachedRead } from "#lib/inventory/cached-read.ts";

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
  test("asks once for all who wait at the same time, and keeps the answer", async () => {
    const { read, turns } = counted();
    const answers = await Promise.all([read({ id: "a" }), read({ id: "a" }), read({ id: "a" })]);
    await read({ id: "a" });
    expect(answers).toEqual([{ turn: 1 }, { turn: 1 }, { turn: 1 }]);
    expect(turns()).toBe(1);
  });

  test("asks anew when the answer must not be old, and then everybody gets the new one", async () => {
    const { read } = counted();
    await read({ id: "a" });
    expect(await read({ id: "a" }, 0)).toEqual({ turn: 2 });
    expect(await read({ id: "a" })).toEqual({ turn: 2 });
  });

  test("tells keys apart", async () => {
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

  test("never gives a reading that had begun before to one who must know how things are now", async () => {
    const answers = [Promise.withResolvers<{ turn: number }>(), Promise.withResolvers<{ turn: number }>()];
    const { read, turns } = counted((turn) => answers[turn - 1]?.promise ?? Promise.reject(new Error("one too many")));
    const early = read({ id: "a" });
    await vi.waitFor(() => expect(turns()).toBe(1));
    const late = read({ id: "a" }, 0);
    answers[1]?.resolve({ turn: 2 });
    expect(await late).toEqual({ turn: 2 });
    answers[0]?.resolve({ turn: 1 });
    expect(await early).toEqual({ turn: 1 });
    expect(await read({ id: "a" })).toEqual({ turn: 2 });
  });

  test("gives a reading that still waits for its turn to everybody", async () => {
    const turn = Promise.withResolvers<void>();
    let loads = 0;
    const read = cachedRead<{ id: string }, { load: number }>({
      ttlMs: 60_000,
      max: 10,
      keyOf: ({ id }) => id,
      turn: () => turn.promise,
      load: async () => ({ load: ++loads }),
    });
    const answers = [read({ id: "a" }), read({ id: "a" }, 0), read({ id: "a" }, 1_000)];
    turn.resolve();
    expect(await Promise.all(answers)).toEqual([{ load: 1 }, { load: 1 }, { load: 1 }]);
    expect(await read({ id: "a" }, 0)).toEqual({ load: 2 });
  });
});
