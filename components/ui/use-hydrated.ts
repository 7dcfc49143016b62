import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False until React has hydrated the page: a press before that would be lost. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
