type Listener = (databaseAnswers: boolean) => void;

const usualEveryMs = 3_000;

/**
 * Tells all listeners every few seconds whether the database answers. It is asked once for all of them, and only while there are
 * any.
 *
 * @returns the function that adds a listener and returns one that removes it
 */
export function createPulse(databaseAnswers: () => Promise<boolean>, everyMs = usualEveryMs) {
  const listeners = new Set<Listener>();
  let beating = false;

  async function beat(): Promise<void> {
    const answers = await databaseAnswers();
    for (const listener of listeners) listener(answers);
    if (listeners.size > 0) setTimeout(() => void beat(), everyMs).unref();
    else beating = false;
  }

  return (listener: Listener): (() => void) => {
    listeners.add(listener);
    if (!beating) {
      beating = true;
      void beat();
    }
    return () => listeners.delete(listener);
  };
}
