export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/**
 * The cookie that keeps a person's choice. The server writes it into `<html data-theme>`, so the first paint is right
 * without a script; the style sheet does the rest, `system` included.
 */
export const themeCookieName = "theme";

/** The theme in a cookie; `system` for an unknown or missing value. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** Value for `document.cookie` that keeps the chosen theme for a year. */
export function themeCookie(theme: Theme): string {
  return `${themeCookieName}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** What a phone draws its own bar with: the ground of the page's header, `panel` in `tokens.css`. */
export const barColours = { light: "#ffffff", dark: "#12191c" };

/** The cookie that keeps whether the navigation is narrowed to icons. */
export const navigationCookieName = "navigation";

export function parseNavigationNarrow(value: string | undefined): boolean {
  return value === "narrow";
}

export function navigationCookie(narrow: boolean): string {
  return `${navigationCookieName}=${narrow ? "narrow" : "wide"}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
