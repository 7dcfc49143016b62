import type { State } from "#lib/api/contract/words.ts";
import { isTerminal, type StateTone, stateTable } from "#lib/operations/states.ts";

/**
 * What the browser's tab shows of an operation's state: the tone while it runs, and of an end that this page has seen; null
 * for an operation that had ended before.
 */
export function tabMark(state: State, hadEnded: boolean): StateTone | null {
  return isTerminal(state) && hadEnded ? null : stateTable[state].tone;
}

const dots: Record<StateTone, string> = {
  waiting: "#f2b233",
  working: "#f2b233",
  doubt: "#f2b233",
  good: "#35b35b",
  bad: "#e04848",
  quiet: "#9aa5aa",
};

/** The console's icon with a dot in the colour of a tone, as an address. */
export function markedIcon(tone: StateTone): string {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b6468"/>' +
    '<path d="M7 10h7.5a4.5 4.5 0 0 1 4.5 4.5v3a4.5 4.5 0 0 0 4.5 4.5H25" fill="none" stroke="#fff" stroke-width="3"/>' +
    `<circle cx="23" cy="9" r="8" fill="${dots[tone]}" stroke="#fff" stroke-width="2"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/**
 * Shows a state in the title and the icon of the tab.
 *
 * @param title the page's title without it; another page's title is left alone
 * @returns a function that takes it away again
 */
export function markTab(title: string, label: string, tone: StateTone): () => void {
  const marked = `${label} · ${title}`;
  const icon = document.createElement("link");
  icon.rel = "icon";
  icon.type = "image/svg+xml";
  icon.href = markedIcon(tone);
  const mark = () => {
    if (document.title === title) document.title = marked;
    // The browser shows the last one.
    if ([...document.head.querySelectorAll("link[rel=icon]")].at(-1) !== icon) document.head.append(icon);
  };
  mark();
  // Next writes title and icons when the page's metadata arrives, which may be later.
  const observer = new MutationObserver(mark);
  observer.observe(document.head, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    icon.remove();
    if (document.title === marked) document.title = title;
  };
}
