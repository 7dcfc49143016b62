type Listener = (databaseAnswers: boolean) => void;

const usualEveryMs = 3_000;

interface Log {
  error(context: object, message: string): void;
}

/**
 * Tells all listeners every few seconds whether the database answers. It is asked once for all of them, and only while there are
 * any.
 *
 * @returns the function that adds a listener and returns one that removes it
 */
export function createPulse(databaseAnswers: () => Promise<boolean>, log: Log, everyMs = usualEveryMs) {
  const listeners = new Set<Listener>();
  let beating = false;

  async function beat(): Promise<void> {
    const answers = await databaseAnswers();
    for (const listener of listeners) tell(listener, answers);
    if (listeners.size > 0) setTimeout(() => void beat(), everyMs).unref();
    else beating = false;
  }

  // A listener that fails keeps neither the others nor the next beat.
  function tell(listener: Listener, answers: boolean): void {
    try {
      listener(answers);
    } catch (error) {
      log.error({ err: error }, "a listener could not take whether the database answers");
    }
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
