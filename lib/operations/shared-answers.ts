import { LRUCache } from "lru-cache";
import { orAborted } from "#lib/or-aborted.ts";

interface Options<Question, Answer> {
  /** Equal for questions with the same answer. */
  keyOf(question: Question): string;
  /** Must end when the signal fires: its last waiter has left. */
  load(question: Question, signal: AbortSignal): Promise<Answer>;
  /** Least time between the starts of two readings of a question, for constant changes. */
  pauseMs?: number;
  /** Longest use of an answer without a known change, since a change may be missed. */
  ttlMs?: number;
}

interface Reading<Answer> {
  /** Version of the data when it began; it may have missed later changes. */
  version: number;
  begunAt: number;
  answered: boolean;
  readers: number;
  abort: AbortController;
  answer: Promise<Answer>;
}

/** The readings of one question: the latest one begun, and the next one. */
interface Readings<Answer> {
  latest: Reading<Answer> | null;
  next: Reading<Answer> | null;
}

const mostQuestions = 200;

/**
 * Answers shared by many callers until something changes. After a change the next caller starts a new reading: at once, or
 * `pauseMs` after the last one began. Callers until then wait for it, and each question has one reading at a time. A
 * reading is cancelled when its last caller leaves; a failure is never kept.
 */
export class SharedAnswers<Question, Answer> {
  readonly #options: Required<Options<Question, Answer>>;
  readonly #readings = new LRUCache<string, Readings<Answer>>({ max: mostQuestions });
  #version = 0;

  constructor(options: Options<Question, Answer>) {
    this.#options = { pauseMs: 300, ttlMs: 2_000, ...options };
  }

  /** Marks all readings so far as outdated. */
  changed(): void {
    this.#version += 1;
  }

  /** @throws the reading's error, or the signal's reason */
  async ask(question: Question, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted();
    const key = this.#options.keyOf(question);
    const readings = this.#readings.get(key) ?? { latest: null, next: null };
    this.#readings.set(key, readings);
    const { latest } = readings;
    if (latest && this.#isGood(latest)) return join(latest, signal);
    if (!readings.next || readings.next.abort.signal.aborted) readings.next = this.#prepare(question, readings);
    return join(readings.next, signal);
  }

  #isGood({ version, begunAt, abort }: Reading<Answer>): boolean {
    const { ttlMs } = this.#options;
    return version === this.#version && performance.now() - begunAt < ttlMs && !abort.signal.aborted;
  }

  #prepare(question: Question, readings: Readings<Answer>): Reading<Answer> {
    const abort = new AbortController();
    const read = async () => {
      await this.#turn(readings.latest, abort.signal);
      reading.version = this.#version;
      reading.begunAt = performance.now();
      readings.latest = reading;
      readings.next = null;
      const answer = await this.#options.load(question, abort.signal);
      reading.answered = true;
      return answer;
    };
    const begun = { version: 0, begunAt: 0, answered: false, readers: 0, abort };
    const reading: Reading<Answer> = { ...begun, answer: Promise.resolve().then(read) };
    reading.answer.catch(() => {
      if (readings.latest === reading) readings.latest = null;
    });
    return reading;
  }

  async #turn(latest: Reading<Answer> | null, signal: AbortSignal): Promise<void> {
    if (!latest) return;
    await latest.answer.catch(() => undefined);
    const waitMs = latest.begunAt + this.#options.pauseMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    signal.throwIfAborted();
  }
}

async function join<Answer>(reading: Reading<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  reading.readers += 1;
  try {
    return await orAborted(reading.answer, signal);
  } finally {
    reading.readers -= 1;
    if (reading.readers === 0 && !reading.answered) reading.abort.abort();
  }
}
