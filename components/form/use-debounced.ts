import { useEffect, useState } from "react";

const restMs = 250;

/** The value after a pause; an empty one at once. */
export function useDebounced(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    if (value === "") return;
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  if (value === "" && rested !== "") setRested("");
  return value === "" ? "" : rested;
}
