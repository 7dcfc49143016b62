import { z } from "zod";

/** Invalid settings, with one clear line for each. */
export class EnvError extends Error {
  readonly lines: string[];

  constructor(lines: string[]) {
    super(lines.join("\n"));
    this.name = "EnvError";
    this.lines = lines;
  }
}

/** An empty value counts as none. */
export const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

export const httpUrl = text.pipe(
  z.url({ protocol: /^https?$/, error: "must be an address such as http://127.0.0.1:9700" }).optional(),
);

export function port(fallback: number) {
  return text.pipe(
    z.coerce
      .number<string | undefined>("must be a port number from 1 to 65535")
      .int("must be a whole number from 1 to 65535")
      .min(1, "must be a port number from 1 to 65535")
      .max(65535, "must be a port number from 1 to 65535")
      .default(fallback),
  );
}
