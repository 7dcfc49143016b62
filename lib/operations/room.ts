import type { Identity } from "#lib/operations/ports.ts";
import type { OperationRow } from "#lib/operations/store/row.ts";

/** What is done with an operation in hand. An attempt that waits for its answer costs nothing and keeps nobody from sending. */
export type Phase = "sends" | "sent" | "follows";

type Place = Pick<OperationRow, "realm" | "accountId" | "region">;

interface Item {
  place: string;
  region: string;
  phase: Phase;
  done: Promise<void>;
}

/** How many operations a claim may take of each region. */
export interface Offer {
  /** Of regions that have something in hand. */
  regions: ReadonlyMap<string, number>;
  /** Of each other region. */
  elsewhere: number;
}

/** Operations of one region that a process has in hand at once, of those to send and of those to follow. */
const mostOfOne = 64;
/** Those of all regions, which share it evenly once it does not suffice for `mostOfOne` each. */
const mostOfAll = 1_024;
/** A region finds this much room however many others are busy. */
const leastOfOne = 8;

/**
 * The operations that one process has in hand, and how many more it takes. A region is one of an account: the cloud
 * counts calls by both, and where its answers fail to come, they fail for one region, which then fills its own room alone.
 */
export class Room {
  readonly #items = new Map<number, Item>();
  /** Where the last claim took all that it might, so that more may be due there. */
  readonly #filled = new Map<Phase, ReadonlySet<string>>();

  /** @param done settles once the operation is out of hand */
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

  /** Null for what is not in hand. */
  regionOf(id: number): string | null {
    return this.#items.get(id)?.region ?? null;
  }

  /** Settles when all that is in hand now is out of hand. */
  async empty(): Promise<void> {
    await Promise.all([...this.#items.values()].map(({ done }) => done));
  }

  /** What a claim of this identity's operations may take. */
  offer(phase: Phase, identity: Identity): Offer {
    const taken = this.#taken(phase);
    const regions = new Map<string, number>();
    for (const { place, region } of this.#items.values()) {
      if (place !== placeOf(identity, region)) continue;
      regions.set(region, free(taken, place));
    }
    return { regions, elsewhere: share(taken.size + 1) };
  }

  /** Notes where a claim took all that it might. */
  claimed(phase: Phase, identity: Identity, { regions, elsewhere }: Offer, rows: readonly Place[]): void {
    const left = new Map(regions);
    for (const { region } of rows) left.set(region, (left.get(region) ?? elsewhere) - 1);
    const filled = [...left].filter(([, free]) => free <= 0).map(([region]) => placeOf(identity, region));
    this.#filled.set(phase, new Set(filled));
  }

  /** Whether there is room again where the last claim took all that it might. */
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

function placeOf({ realm, accountId }: Identity, region: string): string {
  return JSON.stringify([realm, accountId, region]);
}
