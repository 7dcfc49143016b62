import type { ComboboxOption } from "#components/ui/combobox/options.ts";

/** The options that a list shows, and how many of the loaded ones may be bound. */
export function shownOptions(options: readonly ComboboxOption[], eligibleOnly: boolean) {
  const eligible = options.filter(({ disabledReason }) => disabledReason === undefined);
  return { options: eligibleOnly ? eligible : options, eligible: eligible.length };
}
