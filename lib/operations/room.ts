import type { Identity } from "#lib/operations/ports.ts";
import type { OperationRow } from "#lib/operations/store/row.ts";

/** Phase of an operation in hand. One that waits for its write's answer (`sent`) doesn't count towards a limit. */
export type Phase = "sends" | "sent" | "follows";

type Place = Pick<OperationRow, "account" | "realm" | "accountId" | "region">;

interface Item {
  place: string;
  region: string;
  phase: Phase;
  done: Promise<void>;
}

/** Numbers of operations that a claim may take per region. */
export interface Offer {
  /** For regions with operations in hand. */
  regions: ReadonlyMap<string, number>;
  /** For each other region. */
  elsewhere: number;
}

/** Most operations of one region in hand at once, for sending and for following each. */
const mostOfOne = 64;
/** Most operations of all regions, shared evenly once it is less than `mostOfOne` each. */
const mostOfAll = 1_024;
/** Least number for each region, however many others are busy. */
const leastOfOne = 8;

/**
 * The operations that one process has in hand, and how many more it may claim, counted per account and region. The cloud
 * counts calls by both, and its outages are regional: a region whose calls hang uses up only its own limit.
 */
export class Room {
  readonly #items = new Map<number, Item>();
  /** Regions in which the last claim reached its limit, so that more may be due. */
  readonly #filled = new Map<Phase, ReadonlySet<string>>();

  /** @param done resolves when the operation is no longer in hand */
  enter(row: Place & Pick<OperationRow, "id">, phase: Phase, done: Promise<void>): void {
    this.#items.set(row.id, { place: placeOf(row, row.region), region: row.region, phase, done });
  }

  becomes(id: number, phase: Phase): void {
    const item = this.#items.get(id);
    if (item) item.phase = phase;
  }

  leave(id: number): void {
    this.#items.delete(id);
  }

  has(id: number): boolean {
    return this.#items.has(id);
  }

  ids(): number[] {
    return [...this.#items.keys()];
  }

  /** Null for an operation that isn't in hand. */
  regionOf(id: number): string | null {
    return this.#items.get(id)?.region ?? null;
  }

  /** Resolves when all operations now in hand are finished. */
  async empty(): Promise<void> {
    await Promise.all([...this.#items.values()].map(({ done }) => done));
  }

  /** The numbers that a claim for this identity may take. */
  offer(phase: Phase, identity: Identity): Offer {
    const taken = this.#taken(phase);
    const regions = new Map<string, number>();
    for (const { place, region } of this.#items.values()) {
      if (place !== placeOf(identity, region)) continue;
      regions.set(region, free(taken, place));
    }
    return { regions, elsewhere: share(taken.size + 1) };
  }

  /** Records in which regions a claim reached its limit. */
  claimed(phase: Phase, identity: Identity, { regions, elsewhere }: Offer, rows: readonly Place[]): void {
    const left = new Map(regions);
    for (const { region } of rows) left.set(region, (left.get(region) ?? elsewhere) - 1);
    const filled = [...left].filter(([, free]) => free <= 0).map(([region]) => placeOf(identity, region));
    this.#filled.set(phase, new Set(filled));
  }

  /** Whether there is room again in a region where the last claim reached its limit. */
  wantsMore(phase: Phase): boolean {
    const taken = this.#taken(phase);
    return [...(this.#filled.get(phase) ?? [])].some((place) => free(taken, place) > 0);
  }

  #taken(phase: Phase): Map<string, number> {
    const taken = new Map<string, number>();
    for (const item of this.#items.values()) {
      if (item.phase === phase) taken.set(item.place, (taken.get(item.place) ?? 0) + 1);
    }
    return taken;
  }
}

function free(taken: ReadonlyMap<string, number>, place: string): number {
  const here = taken.get(place);
  return Math.max(0, here === undefined ? share(taken.size + 1) : share(taken.size) - here);
}

function share(places: number): number {
  return Math.max(leastOfOne, Math.min(mostOfOne, Math.floor(mostOfAll / places)));
}

function placeOf({ account, realm, accountId }: Identity, region: string): string {
  return JSON.stringify([account, realm, accountId, region]);
}
