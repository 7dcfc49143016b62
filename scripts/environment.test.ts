import { expect, test } from "vitest";
import { clearedEnvironment } from "#scripts/environment.mjs";

test.each([
  "TENCENTCLOUD_SECRET_ID",
  "TENCENTCLOUD_PROFILE",
  "TKE_ROLE_ARN",
  "CLOUD_ENDPOINT",
  "DATABASE_URL",
  "PGHOST",
  "HTTPS_PROXY",
  "https_proxy",
  "no_proxy",
  "PORT",
  "DATA_DIR",
])("%s goes", (name) => {
  expect(clearedEnvironment({ NODE_ENV: "test", [name]: "x" })).toEqual({ NODE_ENV: "test" });
});

test.each(["PATH", "LANG", "NODE_EXTRA_CA_CERTS", "npm_config_registry"])("%s stays", (name) => {
  expect(clearedEnvironment({ NODE_ENV: "test", [name]: "x" })).toHaveProperty(name, "x");
});
