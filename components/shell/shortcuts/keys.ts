type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** The letter that is pressed first to go to a screen. */
const goKey = "g";

/** Screens by the letter that is pressed after `g`. They are those of the navigation. */
export const goKeys = {
  h: "overview",
  n: "bind",
  b: "bindings",
  o: "operations",
  d: "drift",
  e: "errors",
} as const;

export type GoKey = keyof typeof goKeys;

/** What a key asks for; `then` is that the next one names a screen. */
export type Shortcut = "palette" | "sheet" | "then" | GoKey | null;

interface Situation {
  /** By `navigator.platform`. */
  platform: string;
  /** Whether `g` was pressed just before. */
  afterGo: boolean;
  /** Whether the keys without Ctrl or ⌘ are on: people who speak to their computer turn them off. */
  singleKeys: boolean;
}

/** ⌘K on Apple's systems, where Ctrl-K deletes to the end of a line; Ctrl-K elsewhere, and some keys alone. */
export function shortcutOf(
  { key, ctrlKey, metaKey, altKey, shiftKey }: Pressed,
  { platform, afterGo, singleKeys }: Situation,
): Shortcut {
  const withCommand = isApple(platform) ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (key.toLowerCase() === "k" && withCommand && !altKey && !shiftKey) return "palette";
  if (!singleKeys || ctrlKey || metaKey || altKey) return null;
  if (key === "?") return "sheet";
  if (shiftKey) return null;
  if (afterGo && isGoKey(key)) return key;
  return key === goKey ? "then" : null;
}

export function isApple(platform: string): boolean {
  return /mac|iphone|ipad/i.test(platform);
}

function isGoKey(key: string): key is GoKey {
  return Object.hasOwn(goKeys, key);
}

/** Where keys without Ctrl or ⌘ are text, or choose from what is open. */
const takesLetters =
  "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=combobox], [role=tree], [role=grid]";

/**
 * Whether a press is for the page: not for a dialog, which must be answered or closed first, nor, where it is a letter, for a
 * field or a menu.
 */
export function isForPage(
  pressed: Pick<Element, "closest"> | null,
  page: Pick<Document, "querySelector">,
  isLetter: boolean,
): boolean {
  if (page.querySelector("[role=dialog], [role=alertdialog]") !== null) return false;
  return !isLetter || pressed === null || pressed.closest(takesLetters) === null;
}
