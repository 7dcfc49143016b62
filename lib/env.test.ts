import fc from "fast-check";
import { expect, test } from "vitest";
import { readEnv } from "#lib/env.ts";
import { EnvError } from "#lib/env-values.ts";

const names = [
  "HOST",
  "PORT",
  "SANDBOX_PORT",
  "DATA_DIR",
  "DATABASE_URL",
  "APP_URL",
  "HTTPS_PROXY",
  "LOG_LEVEL",
  "READ_BACK_MS",
  "HISTORY_DAYS",
  "INVENTORY_MINUTES",
  "CLOUD_ENDPOINT",
  "CONSOLE_CLOUD",
  "TENCENTCLOUD_SECRET_ID",
  "TENCENTCLOUD_SECRET_KEY",
  "TENCENTCLOUD_SITE",
  "TENCENTCLOUD_PROFILE",
  "TENCENTCLOUD_ROLE_ARN",
  "TENCENTCLOUD_ASSUME_ROLE_ARN",
  "TENCENTCLOUD_ROLE_SESSION_NAME",
  "TENCENTCLOUD_ASSUME_ROLE_SESSION_DURATION",
  "TKE_REGION",
  "TKE_ROLE_ARN",
];
const value = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "0",
    "-1",
    "1.5",
    "1e309",
    "NaN",
    "3000",
    "intl",
    "info",
    "localhost",
    "http://",
    "http://[",
    "http://a:99999",
    "https://a b",
    "postgres://",
    "postgres://u:p@h/d",
  ),
  fc.string({ unit: "binary" }),
);

test("any environment gives settings or one clear line for each bad key", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (environment) => {
      try {
        expect(readEnv(environment).port).toBeGreaterThan(0);
      } catch (error) {
        if (!(error instanceof EnvError)) throw error;
        for (const line of error.lines) {
          expect(line).toMatch(/^[A-Z_]+ (must|is|and) .+/);
        }
        const keys = error.lines.map((line) => line.split(" ")[0]);
        expect(new Set(keys).size).toBe(keys.length);
      }
    }),
    { numRuns: 2000 },
  );
});
