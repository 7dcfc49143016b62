import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime.js";
import { PathnameContext, SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime.js";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { messages } from "#lib/i18n/messages/en/index.ts";

const nowhere = () => {};
const router = {
  bfcacheId: "0",
  back: nowhere,
  forward: nowhere,
  refresh: nowhere,
  push: nowhere,
  replace: nowhere,
  prefetch: nowhere,
};

interface DrawOptions {
  /** The query of the page's address. */
  query?: string;
  /** What the browser knows. */
  client?: QueryClient;
}

/** The markup of a screen, or a part of one, without a browser: effects don't run and nothing is read. */
export function draw(screen: ReactNode, { query = "", client = new QueryClient() }: DrawOptions = {}): string {
  return renderToStaticMarkup(
    <AppRouterContext value={router}>
      <PathnameContext value="/">
        <SearchParamsContext value={new URLSearchParams(query)}>
          <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
            <QueryClientProvider client={client}>{screen}</QueryClientProvider>
          </NextIntlClientProvider>
        </SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>,
  );
}
