import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { barColours, parseTheme, themeCookieName } from "#lib/appearance.ts";
import { paths } from "#lib/paths.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  const { favicon, icon, touchIcon, manifest } = paths.files;
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    icons: {
      icon: [
        { url: favicon, sizes: "32x32" },
        { url: icon, type: "image/svg+xml" },
      ],
      apple: touchIcon,
    },
    manifest: manifest(await getLocale()),
  };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = parseTheme((await cookies()).get(themeCookieName)?.value);
  return {
    colorScheme: "light dark",
    width: "device-width",
    initialScale: 1,
    themeColor:
      theme === "system"
        ? [
            { media: "(prefers-color-scheme: light)", color: barColours.light },
            { media: "(prefers-color-scheme: dark)", color: barColours.dark },
          ]
        : barColours[theme],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const theme = parseTheme((await cookies()).get(themeCookieName)?.value);
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
    >
      <body>{children}</body>
    </html>
  );
}
