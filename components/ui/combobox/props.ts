import type { ReactNode } from "react";
import type { ComboboxOption } from "#components/ui/combobox/options.ts";

export interface ComboboxProps {
  /** What is loaded so far, ineligible ones included, in the order to show. Keep the array stable between renders. */
  options: readonly ComboboxOption[];
  value: ComboboxOption | null;
  onChange: (option: ComboboxOption | null) => void;
  status?: "ready" | "loading" | "error";
  /** What went wrong while loading; shown inside the popup. */
  error?: string | undefined;
  onRetry?: (() => void) | undefined;
  /**
   * The person's query, trimmed, at each keystroke; the caller debounces. Without it, the options are all there are and
   * are filtered here.
   */
  onQuery?: ((query: string) => void) | undefined;
  /** The query that `options` answer. Until it is the typed one, what is loaded is filtered here. */
  answeredQuery?: string | undefined;
  /** How many there are in all, where not all are loaded. */
  total?: number | undefined;
  onLoadMore?: (() => void) | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  onBlur?: (() => void) | undefined;
  /** Below the list, such as a switch "eligible only". */
  footer?: ReactNode;
  placeholder?: string;
  /** What an empty list says; it is about the things, not about the query. */
  emptyText?: string | undefined;
  /** Why nothing can be chosen yet. */
  disabledReason?: string | undefined;
  inputRef?: ((element: HTMLInputElement | null) => void) | undefined;
}
