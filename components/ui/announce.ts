export type Politeness = "polite" | "assertive";

type Listener = (text: string, politeness: Politeness) => void;

let listener: Listener | null = null;

/** Has screen readers say a text. Nothing is shown; say only what can be seen as well. */
export function announce(text: string, politeness: Politeness = "polite"): void {
  listener?.(text, politeness);
}

/** For the live region alone, of which the page has one. */
export function onAnnounce(next: Listener): () => void {
  listener = next;
  return () => {
    if (listener === next) listener = null;
  };
}
