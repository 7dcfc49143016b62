"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { remember } from "#components/shell/remember.ts";
import { iconButtonStyle } from "#components/ui/button-style.ts";
import { Menu } from "#components/ui/menu.tsx";
import { parseTheme, type Theme, themeCookie, themes } from "#lib/appearance.ts";

interface ThemeSwitchProps {
  theme: Theme;
  icons: Record<Theme, ReactNode>;
}

export function ThemeSwitch({ theme: initial, icons }: ThemeSwitchProps) {
  const t = useTranslations("shell");
  const [theme, setTheme] = useState(initial);

  function choose(next: Theme) {
    setTheme(next);
    remember(themeCookie(next));
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  }

  return (
    <Menu
      label={t("theme.label")}
      align="end"
      className={iconButtonStyle}
      entries={[
        {
          kind: "choice",
          key: "theme",
          label: t("theme.label"),
          value: theme,
          onChange: (value) => choose(parseTheme(value)),
          choices: themes.map((value) => ({ value, label: t(`theme.${value}`), icon: icons[value] })),
        },
      ]}
    >
      {icons[theme]}
    </Menu>
  );
}
