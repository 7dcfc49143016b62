import type { Page } from "@playwright/test";

/** Runs in the page: measures from each change of the text to the first frame whose options all contain it. */
function markKeystrokes(): void {
  let from: number | null = null;
  let words: string[] = [];
  addEventListener(
    "input",
    (event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      from = event.timeStamp;
      words = event.target.value.toLowerCase().split(/\s+/);
    },
    true,
  );
  const look = () => {
    const options = [...document.querySelectorAll("[role=option]")];
    if (from === null || options.length === 0) return;
    const holds = (text: string) => words.every((word) => text.includes(word));
    if (!options.every(({ textContent }) => holds(textContent.toLowerCase()))) return;
    const start = from;
    from = null;
    // Runs right after the frame that shows them.
    requestAnimationFrame(() => setTimeout(() => performance.measure("keystroke", { start, end: performance.now() })));
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Page object of a picker. */
export class Picker {
  readonly #page: Page;
  readonly #field: string;

  /** @param field its label */
  constructor(page: Page, field: string) {
    this.#page = page;
    this.#field = field;
  }

  /** Opens the form and the picker's list. */
  async open(url: string): Promise<void> {
    await this.#page.addInitScript(markKeystrokes);
    await this.#page.goto(url);
    await this.#input().click();
    await this.#page.getByRole("option").first().waitFor();
  }

  /** Types at a person's speed. */
  type(text: string): Promise<void> {
    return this.#input().pressSequentially(text, { delay: 100 });
  }

  /** Pastes the text. @returns milliseconds until the painted result */
  async search(text: string): Promise<number> {
    await this.#input().press("ControlOrMeta+a");
    const before = (await this.keystrokes()).length;
    await this.#page.keyboard.insertText(text);
    await this.#page.waitForFunction((seen) => performance.getEntriesByName("keystroke").length > seen, before);
    return (await this.keystrokes()).at(-1) ?? Number.NaN;
  }

  /** Clears the field and waits for the whole list. */
  async clear(): Promise<void> {
    await this.#input().press("ControlOrMeta+a");
    await this.#input().press("Delete");
    await this.#page.getByRole("option").nth(5).waitFor();
  }

  /** Milliseconds from keystroke to painted options, for each keystroke so far. */
  keystrokes(): Promise<number[]> {
    return this.#page.evaluate(() => performance.getEntriesByName("keystroke").map(({ duration }) => duration));
  }

  /** Scrolls to the end of the loaded options. @returns milliseconds until the next page's options are shown */
  async scrollToNextPage(): Promise<number> {
    return this.#page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const began = performance.now();
          const list = document.querySelector("[role=listbox]");
          if (!list) throw new Error("The list is not open");
          const height = list.scrollHeight;
          list.scrollTo({ top: height });
          const timer = setInterval(() => {
            // A page is a hundred rows; a smaller growth is the loading line.
            if (list.scrollHeight < height + 1000) return;
            clearInterval(timer);
            resolve(performance.now() - began);
          }, 5);
        }),
    );
  }

  #input() {
    return this.#page.getByRole("combobox", { name: this.#field, exact: true });
  }
}
