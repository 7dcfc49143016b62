import { runtime } from "#lib/runtime/current.ts";
import manifest from "#package.json" with { type: "json" };

/** For supervisors and people: 503 only when the console itself can't work. Makes no cloud call. */
export async function GET(): Promise<Response> {
  const { engine, databaseAnswers } = runtime();
  const { engine: state, cloud } = engine.health();
  const database = (await databaseAnswers()) ? "reachable" : "unreachable";
  const healthy = database === "reachable" && state === "running";
  return Response.json(
    { status: healthy ? "ok" : "unavailable", database, cloud, engine: state, version: manifest.version },
    { status: healthy ? 200 : 503 },
  );
}
