import type { ComboboxOption } from "#components/ui/combobox/options.ts";

/** The options to show, and the number of eligible ones among those loaded. */
export function shownOptions(options: readonly ComboboxOption[], eligibleOnly: boolean) {
  const eligible = options.filter(({ disabledReason }) => disabledReason === undefined);
  return { options: eligibleOnly ? eligible : options, eligible: eligible.length };
}
