import { isStorable } from "#lib/storable.ts";

// How the filters of a list are read from an address. By hand, and not by a schema, because a list's page reads its address in
// the browser, where zod would be 7 kB of its first load.

/** How the text of each filter is read: undefined where it doesn't narrow, null where it is none that the console takes. */
export type Readers<Filter> = { [Name in keyof Filter]-?: (text: string) => Filter[Name] | null | undefined };

/** The longest text that is searched for, in characters. */
export const longestSearch = 200;

export function shortText(longest: number) {
  return (text: string) => {
    const trimmed = text.trim();
    return trimmed.length > longest || !isStorable(trimmed) ? null : trimmed || undefined;
  };
}

export function oneOf<Word extends string>(words: readonly Word[]) {
  return (text: string) => (text === "" ? undefined : (words.find((word) => word === text) ?? null));
}

export function someOf<Word extends string>(words: readonly Word[]) {
  return (text: string) => {
    const parts = text.split(",").filter((part) => part !== "");
    const known = words.filter((word) => parts.includes(word));
    if (parts.some((part) => words.every((word) => word !== part))) return null;
    return known.length > 0 ? known : undefined;
  };
}

/**
 * Reads the filters of an address, and names those whose text is none that the console takes: a handler refuses them, a page
 * shows the list without them.
 */
export function readBy<Filter extends object>(
  readers: Readers<Filter>,
  parameters: Iterable<readonly [name: string, text: string]>,
): { filter: Partial<Filter>; wrong: (keyof Filter)[] } {
  const filter: Partial<Filter> = {};
  const wrong: (keyof Filter)[] = [];
  const isName = (name: PropertyKey): name is keyof Filter => Object.hasOwn(readers, name);
  const read = <Name extends keyof Filter>(name: Name, text: string) => {
    const value = readers[name](text);
    if (value === null) wrong.push(name);
    else if (value !== undefined) filter[name] = value;
  };
  for (const [name, text] of parameters) if (isName(name)) read(name, text);
  return { filter, wrong };
}

/** What a person typed, cut down to what the console searches for. */
export function searchable(text: string): string {
  return text.replaceAll("\0", "").trim().slice(0, longestSearch);
}

/** The longest value that is repeated to a person, in characters. */
const longestShown = 60;

/** Parameters as they are shown to a person, such as `state=lost`. */
export function shownParameters(parameters: URLSearchParams, names: readonly string[]): string[] {
  return names.map((name) => `${name}=${(parameters.get(name) ?? "").slice(0, longestShown)}`);
}
