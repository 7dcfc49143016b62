/** A heading above the first option of several. */
export interface OptionGroup {
  name: string;
  /** What its options have in common. */
  hint: string;
}

/** An option of the combobox. */
export interface ComboboxOption {
  /** Unique among the options; shown unless it equals the name. */
  id: string;
  name: string;
  /** Short distinguishing facts, behind the id: an IP version, a description. */
  facts?: readonly string[] | undefined;
  /** At most two facts that are compared from option to option, in a column where there is room: an address, a runtime. */
  aside?: readonly string[] | undefined;
  /** What it belongs to; options of one group follow each other. */
  group?: OptionGroup | undefined;
  /** Why it can't be chosen. The option stays reachable, so that the reason can be read. */
  disabledReason?: string | undefined;
  /** Warning for the chosen option. */
  warning?: string | undefined;
}

/** The second line: the id, unless it is the name, and the facts. */
export function optionFacts(option: ComboboxOption): string[] {
  return [...(option.id === option.name ? [] : [option.id]), ...(option.facts ?? [])];
}

/** The group whose heading is above an option: that of the first option of a group. */
export function headingOf(options: readonly ComboboxOption[], index: number): OptionGroup | undefined {
  const group = options[index]?.group;
  return group?.name === options[index - 1]?.group?.name ? undefined : group;
}

const haystacks = new WeakMap<ComboboxOption, string>();

function haystack(option: ComboboxOption): string {
  const known = haystacks.get(option);
  if (known !== undefined) return known;
  const made = [option.name, ...optionFacts(option), ...(option.aside ?? [])].join("\n").toLowerCase();
  haystacks.set(option, made);
  return made;
}

/** The options whose name, id or facts contain every word of the query, in the given order. */
export function filterOptions(options: readonly ComboboxOption[], query: string): readonly ComboboxOption[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options.filter((option) => words.every((word) => haystack(option).includes(word)));
}

/** The options including the chosen one, which may be on a page that isn't loaded. */
export function withChosen(
  options: readonly ComboboxOption[],
  chosen: ComboboxOption | null,
): readonly ComboboxOption[] {
  return chosen === null || options.some((option) => option.id === chosen.id) ? options : [chosen, ...options];
}
