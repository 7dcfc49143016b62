import { LRUCache } from "lru-cache";
import { orAborted } from "#lib/or-aborted.ts";

interface Options<Question, Answer> {
  /** Equal for questions whose answer is the same. */
  keyOf(question: Question): string;
  /** Ends when the signal fires: then nobody waits for it any more. */
  load(question: Question, signal: AbortSignal): Promise<Answer>;
  /** While things change all the time, a question is read again no sooner than this after its last reading began. */
  pauseMs?: number;
  /** Without a change an answer is as good as new for so long; a change may be missed. */
  ttlMs?: number;
}

interface Reading<Answer> {
  /** What was known to have changed when it began; it may have missed any change after that. */
  version: number;
  begunAt: number;
  answered: boolean;
  readers: number;
  abort: AbortController;
  answer: Promise<Answer>;
}

/** The readings of one question: the latest that has begun, and the one that begins after it. */
interface Readings<Answer> {
  latest: Reading<Answer> | null;
  next: Reading<Answer> | null;
}

const mostQuestions = 200;

/**
 * Answers that many share for as long as nothing changes. After a change whoever asks has the question read again: at
 * once, or `pauseMs` after the last reading began. All who ask until then wait for that one, and of each question one
 * reading is under way at a time. A reading ends when the last of its readers has left; a failure is never kept.
 */
export class SharedAnswers<Question, Answer> {
  readonly #options: Required<Options<Question, Answer>>;
  readonly #readings = new LRUCache<string, Readings<Answer>>({ max: mostQuestions });
  #version = 0;

  constructor(options: Options<Question, Answer>) {
    this.#options = { pauseMs: 300, ttlMs: 2_000, ...options };
  }

  /** What was read so far is old. */
  changed(): void {
    this.#version += 1;
  }

  /** @throws what the reading failed with, or the signal's reason */
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
