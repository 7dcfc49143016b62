import { setTimeout as sleep } from "node:timers/promises";
import { median } from "#bench/statistics.ts";
import { paths } from "#lib/paths.ts";

/** Simulated people who use the console while the engine works. */
export interface Crowd {
  /** Ends the simulation. */
  leave(): Promise<CrowdFigures>;
}

export interface CrowdFigures {
  /** Searches and lists that were not aborted. */
  answers: number;
  /** Answers other than HTTP 200. */
  failed: number;
  /** Time of an answer, milliseconds. */
  medianMs: number;
  /** Searches aborted before the answer. */
  abandoned: number;
}

/** Search texts: an id, a name, a path, and one without matches. */
const words = ["loc-", "order-webhook", "lb-0", "/api", "支付", "qz", "shop.example"];
const region = "ap-guangzhou";
/** Pause of a person who reads the result. */
const readsMs = 300;
/** Pause between keystrokes, shorter than an answer takes. */
const typesMs = 60;
/** How long a page collects events before it refetches its lists. */
const listsMs = 500;

/**
 * Searchers search the operations and a picker in turn and abort every second search; viewers have the overview open,
 * which is refetched after each event.
 */
export function startCrowd(console: string, { searchers, viewers }: { searchers: number; viewers: number }): Crowd {
  const leaving = new AbortController();
  const times: number[] = [];
  let failed = 0;
  let abandoned = 0;

  async function read(path: string, signal = leaving.signal): Promise<void> {
    const begun = performance.now();
    try {
      const response = await fetch(console + path, { signal });
      await response.arrayBuffer();
      if (!response.ok) failed += 1;
      times.push(performance.now() - begun);
    } catch {
      if (leaving.signal.aborted) return;
      if (signal.aborted) abandoned += 1;
      else failed += 1;
    }
  }

  async function search(first: number): Promise<void> {
    for (let turn = first; !leaving.signal.aborted; turn += 1) {
      const text = words[turn % words.length] ?? "";
      const path =
        turn % 2 === 0
          ? paths.api.operations({ search: text })
          : paths.api.loadBalancers({ region, search: `${text}${turn}` });
      await read(path, AbortSignal.any([leaving.signal, AbortSignal.timeout(typesMs)]));
      await read(paths.api.operations({ search: text }));
      await sleep(readsMs, undefined, { signal: leaving.signal }).catch(() => undefined);
    }
  }

  async function view(): Promise<void> {
    const stream = await fetch(console + paths.api.events(), { signal: leaving.signal });
    if (!stream.body) throw new Error(`No event stream: ${stream.status}`);
    let due = false;
    let isReading = false;
    const readLists = async () => {
      isReading = true;
      while (due && !leaving.signal.aborted) {
        due = false;
        await sleep(listsMs, undefined, { signal: leaving.signal }).catch(() => undefined);
        await Promise.all([read(paths.api.operations()), read(paths.api.operations({ state: ["succeeded"] }))]);
      }
      isReading = false;
    };
    for await (const text of stream.body.pipeThrough(new TextDecoderStream())) {
      if (!text.includes('"operation":')) continue;
      due = true;
      if (!isReading) void readLists();
    }
  }

  const people = [
    ...Array.from({ length: searchers }, (_, index) => search(index)),
    ...Array.from({ length: viewers }, () =>
      view().catch((error: unknown) => {
        if (!leaving.signal.aborted) throw error;
      }),
    ),
  ];
  return {
    async leave() {
      leaving.abort();
      await Promise.all(people);
      return { answers: times.length, failed, medianMs: median(times), abandoned };
    },
  };
}
