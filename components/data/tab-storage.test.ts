import { expect, it } from "vitest";
import { neverThrowing } from "#components/data/tab-storage.ts";
import { MemoryStorage } from "#components/data/testing/memory-storage.ts";

it("stores a text until it is removed", () => {
  const memory = new MemoryStorage();
  const storage = neverThrowing(() => memory);
  expect(storage.read("key")).toBeNull();
  expect(storage.write("key", "text")).toBe(true);
  expect(storage.read("key")).toBe("text");
  storage.remove("key");
  expect(storage.read("key")).toBeNull();
});

it("stores nothing, and doesn't throw, where the browser denies its storage", () => {
  const storage = neverThrowing(() => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  });
  expect(storage.write("key", "text")).toBe(false);
  expect(storage.read("key")).toBeNull();
  expect(() => storage.remove("key")).not.toThrow();
});

it("says that a text is not stored where there is no room left", () => {
  class FullStorage extends MemoryStorage {
    override setItem(): void {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    }
  }
  const full = new FullStorage();
  const storage = neverThrowing(() => full);
  expect(storage.write("key", "text")).toBe(false);
});
