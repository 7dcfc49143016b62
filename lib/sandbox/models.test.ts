import { expect, test } from "vitest";
import { servedActions } from "#lib/cloud/catalogue/catalogue.ts";
import { differences } from "#lib/sandbox/testing/sdk-models.ts";

test.each(servedActions.map((action) => [action.name, action] as const))(
  "%s has the members that the official SDK's models have",
  (_, action) => {
    expect(differences(action)).toEqual([]);
  },
);
