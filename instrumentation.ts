/** Runs once when the console's web server starts, before the first request. */
export async function register(): Promise<void> {
  // Next builds this file for its edge runtime too, where nothing of the console could run.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startRuntime } = await import("#lib/runtime/start.ts");
    try {
      await startRuntime();
    } catch (error) {
      // Left to Next, the server would stay up and answer every request with 500.
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    }
  }
}
