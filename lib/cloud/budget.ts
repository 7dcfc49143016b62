import { type Lane, type Try, TurnQueue } from "#lib/cloud/turn-queue.ts";

/**
 * The calls per second that the cloud allows, shared by all processes on one database.
 *
 * The cloud counts arrivals, per caller (uin), action and region. For each such key one row holds the instants of its
 * last starts, on the database's clock; one statement decides and records, and the row's lock makes that exact between
 * processes. A key's row never grows and nothing has to be cleaned up. No start is worth a write to disk: after a crash
 * of the database, which takes more than a second, all that counts is forgotten by the cloud too. What the migration
 * must hold:
 *
 *   create unlogged table cloud_budgets (
 *     key text primary key,
 *     starts timestamptz[] not null,  -- ascending, never more than the limit
 *     paused_until timestamptz
 *   ) with (fillfactor = 50);
 */
export interface Budget {
  /**
   * Waits until a call may start, and counts it. Callers of one process and key are served lane by lane, in order
   * within each. Between processes the lanes differ in how much of a second they may fill, so that the ones before
   * always find room.
   *
   * @throws the signal's reason when it fires first; the database's error
   */
  take(key: BudgetKey, options?: { lane?: Lane; signal?: AbortSignal }): Promise<void>;
  /** Holds back every call of this key, in all processes, for a little over 1 s: the cloud refused one for its rate. */
  pause(key: BudgetKey): Promise<void>;
}

export interface BudgetKey {
  /** Which cloud counts. */
  realm: string;
  /** Uin whose calls the cloud counts. */
  caller: string;
  action: string;
  region: string | null;
  /** Calls per second that the cloud allows. */
  perSecond: number;
}

/** The database methods that the budget uses. */
export interface Queryable {
  query(text: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/**
 * Calls of one burst may each have to open a connection first, so they can arrive after later calls that reuse one.
 * Their starts are recorded this much later.
 */
const connectingMs = 200;

/**
 * Tries to start a call, and returns how long the next try must wait, granted or not. A start is granted when at most
 * `allowed - 1` others began within a second; `$3` of them may begin at once, the others `$4` apart.
 */
const takeStatement = `
  with granted as (
    insert into cloud_budgets as b (key, starts)
    values ($1, array[clock_timestamp() + interval '${connectingMs} milliseconds'])
    on conflict (key) do update
      set starts = (
        b.starts || case
          when b.starts[cardinality(b.starts) + 1 - $3::int] > clock_timestamp() - interval '1 second'
            then clock_timestamp()
          else clock_timestamp() + interval '${connectingMs} milliseconds'
        end
      )[greatest(1, cardinality(b.starts) + 2 - $5::int):]
      where coalesce(b.paused_until <= clock_timestamp(), true)
        and coalesce(b.starts[cardinality(b.starts) + 1 - $2::int] <= clock_timestamp() - interval '1 second', true)
        and (
          coalesce(b.starts[cardinality(b.starts) + 1 - $3::int] <= clock_timestamp() - interval '1 second', true)
          or b.starts[cardinality(b.starts)] <= clock_timestamp() - $4::float8 * interval '1 millisecond'
        )
    returning b.starts, b.paused_until
  ), standing as (
    select starts, paused_until from granted
    union all
    select starts, paused_until from cloud_budgets where key = $1 and not exists (select from granted)
  )
  select
    exists (select from granted) as granted,
    (
      select extract(epoch from greatest(
        paused_until,
        starts[cardinality(starts) + 1 - $2::int] + interval '1 second',
        case when starts[cardinality(starts) + 1 - $3::int] > clock_timestamp() - interval '1 second'
          then starts[cardinality(starts)] + $4::float8 * interval '1 millisecond' end
      ) - clock_timestamp())::float8 * 1000
      from standing
    ) as wait`;

const pauseStatement = `
  insert into cloud_budgets as b (key, starts, paused_until)
  values ($1, '{}', clock_timestamp() + $2::float8 * interval '1 millisecond')
  on conflict (key) do update set paused_until = greatest(b.paused_until, excluded.paused_until)`;

/** Longest wait that a start or a pause can cause. */
const longestWaitMs = 2_000;

/**
 * Drops instants further in the future than any start or pause can have written: the database's clock was set back
 * since, and they would block the key until it catches up.
 */
const forgetFutureStatement = `
  update cloud_budgets
  set
    starts = array(
      select start from unnest(starts) with ordinality as noted (start, place)
      where start <= clock_timestamp() + interval '${connectingMs} milliseconds'
      order by place
    ),
    paused_until = case
      when paused_until <= clock_timestamp() + interval '${longestWaitMs} milliseconds' then paused_until
    end
  where key = $1`;

interface Allowance {
  limit: number;
  /** Most starts within one second, of all lanes together, at which a call of the lane is still granted. */
  allowed: Record<Lane, number>;
  /** Starts granted at once; later ones are spread, so that calls that overtake each other stay below the limit. */
  burst: number;
  /** Least milliseconds between two starts beyond the burst. */
  spacing: number;
}

function allowanceOf(perSecond: number): Allowance {
  const limit = perSecond - 1;
  return {
    limit,
    allowed: { engine: limit, people: Math.floor(perSecond * 0.75), background: Math.floor(perSecond * 0.6) },
    burst: Math.floor(limit / 3),
    spacing: 900 / limit,
  };
}

export function createBudget(database: Queryable): Budget {
  const queues = new Map<string, TurnQueue>();

  async function tryOnce(id: string, { limit, allowed, burst, spacing }: Allowance, lane: Lane): Promise<Try> {
    const { rows } = await database.query(takeStatement, [id, allowed[lane], burst, spacing, limit]);
    const granted = rows[0]?.granted === true;
    const waitMs = Number(rows[0]?.wait ?? 0);
    if (waitMs <= longestWaitMs) return { granted, waitMs };
    await database.query(forgetFutureStatement, [id]);
    return { granted, waitMs: 0 };
  }

  function queueOf(id: string, perSecond: number): TurnQueue {
    const existing = queues.get(id);
    if (existing) return existing;
    const allowance = allowanceOf(perSecond);
    const queue = new TurnQueue(
      (lane) => tryOnce(id, allowance, lane),
      () => queues.delete(id),
    );
    queues.set(id, queue);
    return queue;
  }

  return {
    async take(key, { lane = "people", signal } = {}) {
      signal?.throwIfAborted();
      await queueOf(idOf(key), key.perSecond).wait(lane, signal);
    },

    async pause(key) {
      await database.query(pauseStatement, [idOf(key), 1000 + Math.random() * 250]);
    },
  };
}

function idOf({ realm, caller, action, region }: BudgetKey): string {
  return JSON.stringify([realm, caller, action, region]);
}
