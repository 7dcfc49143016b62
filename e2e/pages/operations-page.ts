import type { Locator, Page } from "@playwright/test";
import { paths } from "#lib/paths.ts";

export type GroupLabel = "All" | "In progress" | "Needs attention" | "Succeeded" | "Cancelled";

/** Page object of the list of operations, in English. */
export class OperationsPage {
  readonly page: Page;
  readonly search: Locator;
  readonly table: Locator;
  readonly rows: Locator;
  readonly chips: Locator;
  readonly clear: Locator;
  readonly pages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole("searchbox", { name: "Search names, ids, codes and reasons" });
    this.table = page.getByRole("table", { name: "Operations" });
    this.rows = this.table.locator("tbody").getByRole("row");
    this.chips = page.getByRole("list", { name: "Active filters" }).getByRole("listitem");
    this.clear = page.getByRole("button", { name: "Clear filters" }).first();
    this.pages = page.getByRole("navigation", { name: "Pages" });
  }

  async open(query: Record<string, string> = {}): Promise<void> {
    await this.page.goto(paths.operations(query));
  }

  group(name: GroupLabel): Locator {
    return this.page.getByRole("radio", { name });
  }

  async show(group: GroupLabel): Promise<void> {
    await this.group(group).check();
  }

  /** A row by its text. */
  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** A row's link; its name is the state, then the change. */
  link(name: string | RegExp): Locator {
    return this.table.getByRole("link", { name });
  }
}
