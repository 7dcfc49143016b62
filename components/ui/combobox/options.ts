/** One thing that can be chosen, as the combobox shows it. */
export interface ComboboxOption {
  /** Unique among the options; shown beside the name unless they are the same. */
  id: string;
  name: string;
  /** Short facts that help to tell it from its neighbours: an address, a protocol, a status. */
  facts?: readonly string[] | undefined;
  /** Why it can't be chosen. It stays in the list and can be reached, so that the reason is read. */
  disabledReason?: string | undefined;
  /** What to know when choosing it. */
  warning?: string | undefined;
}

/** The second line: the id, unless it is the name, and the facts. */
export function optionFacts(option: ComboboxOption): string[] {
  return [...(option.id === option.name ? [] : [option.id]), ...(option.facts ?? [])];
}

const haystacks = new WeakMap<ComboboxOption, string>();

function haystack(option: ComboboxOption): string {
  const known = haystacks.get(option);
  if (known !== undefined) return known;
  const made = [option.name, ...optionFacts(option)].join("\n").toLowerCase();
  haystacks.set(option, made);
  return made;
}

/** Options that hold every word of the query in their name, id or facts, in the order given. */
export function filterOptions(options: readonly ComboboxOption[], query: string): readonly ComboboxOption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => words.every((word) => haystack(option).includes(word)));
}

/** The options with the chosen one among them, which may be on a page that is not loaded. */
export function withChosen(
  options: readonly ComboboxOption[],
  chosen: ComboboxOption | null,
): readonly ComboboxOption[] {
  return chosen === null || options.some((option) => option.id === chosen.id) ? options : [chosen, ...options];
}
