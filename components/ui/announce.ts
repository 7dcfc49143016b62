export type Politeness = "polite" | "assertive";

type Listener = (text: string, politeness: Politeness) => void;

let listener: Listener | null = null;

/** Announces a text to screen readers. It must also be visible elsewhere. */
export function announce(text: string, politeness: Politeness = "polite"): void {
  listener?.(text, politeness);
}

/** Registers the page's one live region. */
export function onAnnounce(next: Listener): () => void {
  listener = next;
  return () => {
    if (listener === next) listener = null;
  };
}
