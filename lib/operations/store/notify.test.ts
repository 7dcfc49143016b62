import fc from "fast-check";
import { expect, test } from "vitest";
import { readAnnouncement } from "#lib/operations/store/notify.ts";

test("an announcement is parsed as it was made", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (operation, version) => {
      expect(readAnnouncement(JSON.stringify({ operation, version }))).toEqual({ operation, version });
    }),
  );
});

test("anything else on the channel is ignored", () => {
  const payload = fc.oneof(
    fc.string(),
    fc.jsonValue().map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(payload, (text) => {
      expect(readAnnouncement(text)).toBeNull();
    }),
  );
});
