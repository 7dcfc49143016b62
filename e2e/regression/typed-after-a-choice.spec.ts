import { linkTo } from "#e2e/fixtures/ground.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

/** A weight typed right after a choice wasn't noticed by the form: the review showed it, but the request didn't have it. */
test("a weight typed right after a choice is what is reviewed, sent and held", async ({
  bind,
  ground,
  operation,
  cloud,
}) => {
  const [rule] = ground.rules;
  await bind.open(linkTo(ground, rule, { function: "cart", namespace: "shop-prod", qualifier: undefined }));
  await bind.choose("qualifier", "3");
  await bind.weight.fill("25");
  await bind.review();
  await expect(bind.dialog).toContainText("weight 25");
  await bind.confirmButton("bind").click();
  await operation.expectState("Succeeded");
  expect((await cloud.held(ground, rule))?.weight).toBe(25);
});
