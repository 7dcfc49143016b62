/**
 * Distinguishes a query written by the form from one of a followed link. Written queries may arrive late and out of order,
 * so all of them are kept.
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

/** Normalises the two encodings of spaces. */
function queryOf(link: string): string {
  return new URLSearchParams(link.slice(link.indexOf("?") + 1)).toString();
}
