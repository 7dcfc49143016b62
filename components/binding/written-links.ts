/**
 * Tells whether a page's query changed because the form wrote its choice there, or because somebody followed a link.
 * Writes may come back late and in between, so all of them are remembered.
 */
export class WrittenLinks {
  readonly #written = new Set<string>();

  /** @param link with or without its path */
  add(link: string): void {
    this.#written.add(queryOf(link));
  }

  has(link: string): boolean {
    return this.#written.has(queryOf(link));
  }
}

/** Spaces may be written in two ways. */
function queryOf(link: string): string {
  return new URLSearchParams(link.slice(link.indexOf("?") + 1)).toString();
}
