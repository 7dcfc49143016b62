import pg from "pg";

/** A database that the console can't use. The message says in one line what is wrong and what to do. */
export class DatabaseError extends Error {
  readonly reason: "unreachable" | "refused" | "busy" | "too-old" | "pooler" | "newer-schema";

  constructor(reason: DatabaseError["reason"], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DatabaseError";
    this.reason = reason;
  }
}

const connectCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EAI_AGAIN"]);

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function wordsOf(error: unknown): string {
  const words = error instanceof AggregateError ? error.errors.map(String).join("; ") : String(error);
  return words.replace(/^Error: /, "").replaceAll("\n", " ");
}

/** Explains a failed connection in one line. `place` is host, port and database, never the password. */
export function explainConnectFailure(error: unknown, place: string): DatabaseError {
  const code = codeOf(error);
  if (code.startsWith("28") || code === "3D000" || code === "42501") {
    return new DatabaseError("refused", `The database at ${place} refused the connection: ${wordsOf(error)}`, error);
  }
  const words = connectCodes.has(code) ? code : isTimeout(error) ? "no answer in time" : wordsOf(error);
  return new DatabaseError(
    "unreachable",
    `The database at ${place} can't be reached (${words}): start it or correct DATABASE_URL`,
    error,
  );
}

/** Messages of pg and its pool, which have no code. */
const timeoutWords = ["timeout expired", "Connection terminated due to connection timeout"];
const poolFullWords = "timeout exceeded when trying to connect";

function isTimeout(error: unknown): boolean {
  return error instanceof Error && timeoutWords.includes(error.message);
}

/** Host, port and database of an address. */
export function placeOf(connectionString: string): string {
  const { host, pathname } = new URL(connectionString);
  return `${host}${pathname}`;
}

/** Explains why a pool gave no connection. */
export function connectionRefused(error: unknown, connectionString: string): DatabaseError {
  const place = placeOf(connectionString);
  if (error instanceof Error && error.message === poolFullWords) {
    return new DatabaseError("busy", `All connections to the database at ${place} are in use`, error);
  }
  return explainConnectFailure(error, place);
}

function sourceOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

/** Classes of SQLSTATE for an error of the statement itself: its data, a constraint, its syntax. */
const statementErrorClasses = /^(0A|22|23|42)/;

/**
 * Whether the same statement may succeed later: the server restarts, is full, is away, or cancelled the statement. An error that
 * comes neither from a statement nor from a connection is one of our own code, and would come again.
 */
export function isTransient(error: unknown): boolean {
  const source = sourceOf(error);
  if (source instanceof pg.DatabaseError) return !statementErrorClasses.test(source.code ?? "");
  if (source instanceof TypeError || source instanceof RangeError || source instanceof ReferenceError) return false;
  return isOfStatement(error) || isOfConnection(error) || connectCodes.has(codeOf(source));
}

// Both by their shape, since the bundler may copy classes.

/** Drizzle's error of a statement; its cause is pg's. */
function isOfStatement(error: unknown): boolean {
  return error instanceof Error && "query" in error && "params" in error;
}

function isOfConnection(error: unknown): boolean {
  return error instanceof Error && error.name === "DatabaseError" && "reason" in error;
}

/** The index of a `unique_violation`; null for any other error. */
export function violatedIndex(error: unknown): string | null {
  const source = sourceOf(error);
  if (codeOf(source) !== "23505") return null;
  return source instanceof Error && "constraint" in source && typeof source.constraint === "string"
    ? source.constraint
    : "";
}

/**
 * Whether a time limit was hit: no free connection, a slow statement, or a wait for another transaction's lock. Nothing
 * was changed.
 */
export function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "DatabaseError" && "reason" in error) return error.reason === "busy";
  const source = sourceOf(error);
  if (source instanceof Error && source.message === poolFullWords) return true;
  return codeOf(source) === "55P03" || codeOf(source) === "57014";
}

/** Whether a statement failed because the database is unavailable. */
export function isDatabaseAway(error: unknown): boolean {
  if (isOfConnection(error)) return true;
  const code = codeOf(error);
  return (isOfStatement(error) || connectCodes.has(code) || /^(08|53|57P)/.test(code)) && isTransient(error);
}
