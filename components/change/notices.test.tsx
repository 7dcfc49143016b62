import { expect, it } from "vitest";
import { ConflictNotice, NoPlan, NoRule } from "#components/change/notices.tsx";
import { Remaining } from "#components/change/remaining.tsx";
import { ConfirmName } from "#components/change/review-fields.tsx";
import { draw } from "#components/data/testing/draw.tsx";
import { bindingTo } from "#components/data/testing/samples.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";

const { review } = messages;
const nothing = () => {};

function textOf(part: Parameters<typeof draw>[0]): string {
  return draw(part)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&#x27;", "'");
}

it("a conflict shows what was reviewed and what the rule has now, and asks again", () => {
  const drawn = textOf(<ConflictNotice before={bindingTo("old")} now={null} onAgain={nothing} />);
  expect(drawn).toContain("Reviewed default/old:$LATEST · weight 10");
  expect(drawn).toContain(`Now ${messages.ui.binding.none}`);
  expect(drawn).toContain(review.conflict.again);
});

it("an undo of what has moved on shows the difference in words", () => {
  const plan = { kind: "moved-on", left: bindingTo("orders-api"), operationId: "41" } as const;
  const drawn = textOf(<NoPlan plan={plan} holds={bindingTo("other", "7")} />);
  expect(drawn).toContain(review.undo.movedOn.title);
  expect(drawn).toContain("After operation 41 default/orders-api:$LATEST");
  expect(drawn).toContain("Now default/other:7");
});

it("what is gone is named", () => {
  const none = { loadBalancer: null, listener: null, rule: null };
  expect(textOf(<NoRule view={none} />)).toContain(review.gone.loadBalancer);
});

it("an unbind says what is left for the requests, and how many there were", () => {
  const servers = textOf(<Remaining remainder={{ kind: "servers", count: 2 }} traffic="1,204 requests" />);
  expect(servers).toContain("2 servers get its requests");
  expect(servers).toContain("1,204 requests");
  expect(textOf(<Remaining remainder={{ kind: "nothing" }} />)).toContain(review.remaining.nothing.title);
});

it("the name to type is shown, and another one refused", () => {
  const name = "api.shop.example/orders";
  expect(textOf(<ConfirmName name={name} value="" onChange={nothing} differs={false} />)).toContain(name);
  expect(textOf(<ConfirmName name={name} value="x" onChange={nothing} differs />)).toContain(`This isn't ${name}.`);
});
