export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/**
 * The cookie that keeps a person's choice. The server writes it into `<html data-theme>`, so the first paint is right
 * without a script; the style sheet does the rest, `system` included.
 */
export const themeCookieName = "theme";

/** What a cookie says, or `system` when it says nothing that we know. */
export function parseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

/** What `document.cookie` is set to when a person chooses: kept for a year. */
export function themeCookie(theme: Theme): string {
  return `${themeCookieName}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** The cookie that keeps whether the navigation is narrowed to icons. */
export const navigationCookieName = "navigation";

export function parseNavigationNarrow(value: string | undefined): boolean {
  return value === "narrow";
}

export function navigationCookie(narrow: boolean): string {
  return `${navigationCookieName}=${narrow ? "narrow" : "wide"}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
