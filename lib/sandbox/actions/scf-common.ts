import { cloudTime } from "#lib/sandbox/clock.ts";
import { ApiRefusal } from "#lib/sandbox/refusal.ts";
import { compare, type Region } from "#lib/sandbox/world/region.ts";
import type { CloudFunction, Namespace } from "#lib/sandbox/world/types.ts";

export function findNamespace(region: Region, name = "default"): Namespace {
  const namespace = region.namespace(name);
  if (namespace) return namespace;
  throw new ApiRefusal("ResourceNotFound.Namespace", {
    en: `The namespace \`${name}\` does not exist.`,
    zh: `命名空间 \`${name}\` 不存在。`,
  });
}

export function findFunction(region: Region, namespace: string | undefined, name: string): CloudFunction {
  const found = findNamespace(region, namespace).functions.find((one) => one.name === name);
  if (found) return found;
  throw new ApiRefusal("ResourceNotFound.Function", {
    en: `The function \`${name}\` does not exist.`,
    zh: `函数 \`${name}\` 不存在。`,
  });
}

/** Descending by default; equal values are ordered by name, so that pages never overlap. */
export function sorted<Item>(
  items: Item[],
  key: (item: Item) => string | number,
  name: (item: Item) => string,
  order: "ASC" | "DESC" = "DESC",
): Item[] {
  const sign = order === "ASC" ? 1 : -1;
  return items.toSorted((a, b) => sign * compare(key(a), key(b)) || compare(name(a), name(b)));
}

export function times({ addedAt, modifiedAt }: { addedAt: number; modifiedAt: number }) {
  return { AddTime: cloudTime(addedAt), ModTime: cloudTime(modifiedAt) };
}
