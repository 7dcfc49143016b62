"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { remember } from "#components/shell/remember.ts";
import { iconButtonStyle } from "#components/ui/button-style.ts";
import { Menu } from "#components/ui/menu.tsx";
import { parseTheme, type Theme, themeCookie, themes } from "#lib/appearance.ts";

const icons: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon };

export function ThemeSwitch({ theme: initial }: { theme: Theme }) {
  const t = useTranslations("shell");
  const [theme, setTheme] = useState(initial);
  const Icon = icons[theme];

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
          choices: themes.map((value) => {
            const ChoiceIcon = icons[value];
            return { value, label: t(`theme.${value}`), icon: <ChoiceIcon aria-hidden /> };
          }),
        },
      ]}
    >
      <Icon aria-hidden />
    </Menu>
  );
}
