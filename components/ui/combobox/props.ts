import type { ReactNode } from "react";
import type { ComboboxOption } from "#components/ui/combobox/options.ts";

export interface ComboboxProps {
  /** Loaded options in display order, including ineligible ones. Keep the array stable between renders. */
  options: readonly ComboboxOption[];
  value: ComboboxOption | null;
  /** @param byMouse whether it was chosen with a mouse, not by keyboard or touch */
  onChange: (option: ComboboxOption | null, byMouse: boolean) => void;
  /** Asks the list to take the focus and open; answered by `onOpened`. */
  opening?: boolean | undefined;
  onOpened?: (() => void) | undefined;
  status?: "ready" | "loading" | "error";
  /** Loading error, shown in the popup. */
  error?: string | undefined;
  onRetry?: (() => void) | undefined;
  /**
   * Called with the trimmed query at each keystroke; the caller debounces. Without it the options are complete and are
   * filtered here.
   */
  onQuery?: ((query: string) => void) | undefined;
  /** The query to which `options` belong. While it differs from the typed one, the loaded options are filtered here. */
  answeredQuery?: string | undefined;
  /** Total number, if not all are loaded. */
  total?: number | undefined;
  onLoadMore?: (() => void) | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  onBlur?: (() => void) | undefined;
  /** Controls below the list, such as the switch "eligible only". */
  footer?: ReactNode;
  placeholder?: string;
  /** Text of an empty list, about the resources, not the query. */
  emptyText?: string | undefined;
  /** Why the field is disabled. */
  disabledReason?: string | undefined;
  inputRef?: ((element: HTMLInputElement | null) => void) | undefined;
}
