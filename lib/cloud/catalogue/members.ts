import { z } from "zod";

/**
 * Building blocks of the catalogue's schemas. In responses the cloud writes `null` where there is no value, and some
 * sites leave members out; both read as `null` here.
 */

export const text = z.string().nullable().default(null);
export const whole = z.int().nullable().default(null);
export const real = z.number().nullable().default(null);
export const flag = z.boolean().nullable().default(null);
export const texts = list(z.string());

/** A list that may be `null`. */
export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).nullable().default(null);
}

/** A structure that may be `null`. */
export function maybe<Structure extends z.ZodType>(structure: Structure) {
  return structure.nullable().default(null);
}

/** A structure whose inside the console has no use for: kept as it came. */
export const opaque = z.record(z.string(), z.unknown()).nullable().default(null);
export const opaques = list(z.record(z.string(), z.unknown()));
