"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { remember } from "#components/shell/remember.ts";
import { iconButtonStyle } from "#components/ui/button-style.ts";
import { Menu } from "#components/ui/menu.tsx";
import { isLocale, localeCookie, localeNames, locales } from "#lib/i18n/locales.ts";

export function LanguageSwitch({ icon }: { icon: ReactNode }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const locale = useLocale();

  function choose(next: string) {
    if (!isLocale(next)) return;
    remember(localeCookie(next));
    router.refresh();
  }

  return (
    <Menu
      label={t("language")}
      align="end"
      className={iconButtonStyle}
      entries={[
        {
          kind: "choice",
          key: "language",
          label: t("language"),
          value: locale,
          onChange: choose,
          choices: locales.map((value) => ({ value, label: localeNames[value] })),
        },
      ]}
    >
      {icon}
    </Menu>
  );
}
