import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StateBadge } from "#components/operation/state-badge.tsx";
import { states } from "#lib/api/contract/words.ts";
import { messages } from "#lib/i18n/messages/en/index.ts";
import { stateTable } from "#lib/operations/states.ts";

it.each(states)("draws %s with the icon and the word of the tables", (state) => {
  const drawn = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <StateBadge state={state} />
    </NextIntlClientProvider>,
  );
  expect(drawn).toMatch(new RegExp(`<svg[^>]* class="[^"]*\\blucide-${stateTable[state].icon}\\b`));
  expect(drawn).toContain(messages.state[state].label);
});
