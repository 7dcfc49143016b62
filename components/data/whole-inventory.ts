import type { InventoryProgress } from "#lib/api/contract/stored-inventory.ts";

/** Whether everything was read at least once. */
export function isWhole({ known, read, unlisted }: Pick<InventoryProgress, "known" | "read" | "unlisted">): boolean {
  return unlisted === 0 && read >= known;
}
