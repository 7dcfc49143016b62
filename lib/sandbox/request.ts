/** An HTTP request as received: nothing decoded and the body as bytes, since those are what was signed. */
export interface WireRequest {
  method: string;
  /** Without the query. */
  path: string;
  /** Without the question mark. */
  query: string;
  /** Names in lower case; a repeated header is joined with commas. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** The media type without its parameters, in lower case. */
export function mediaType(request: WireRequest): string {
  return (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}
