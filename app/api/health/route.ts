import { consoleHealth } from "#lib/access/health.ts";
import manifest from "#package.json" with { type: "json" };

/** Health check: 503 only when the console itself can't work. Makes no cloud call. */
export async function GET(): Promise<Response> {
  const health = await consoleHealth();
  const healthy = health.database === "reachable" && health.engine === "running";
  return Response.json(
    { status: healthy ? "ok" : "unavailable", ...health, version: manifest.version },
    { status: healthy ? 200 : 503 },
  );
}
