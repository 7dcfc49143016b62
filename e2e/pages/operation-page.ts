import { expect, type Locator, type Page } from "@playwright/test";
import { operationUrl } from "#e2e/pages/bind-page.ts";
import { paths } from "#lib/paths.ts";

/** From the press of a button to the end of a task, on a busy machine. */
const endMs = 30_000;

/** The page of one operation. */
export class OperationPage {
  readonly page: Page;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1 });
  }

  async open(id: string): Promise<void> {
    await this.page.goto(paths.operation(id));
  }

  /** The id of the operation whose page this is. */
  id(): string {
    const path = new URL(this.page.url()).pathname;
    expect(path).toMatch(operationUrl);
    return path.split("/").at(-1) ?? "";
  }

  /** The element that says this state, by its label. */
  state(label: string): Locator {
    return this.page.getByRole("status").filter({ hasText: new RegExp(`^${label}$`) });
  }

  async expectState(label: string): Promise<void> {
    await expect(this.state(label)).toBeVisible({ timeout: endMs });
  }

  /** Every request that was made, the last one first. */
  get attempts(): Locator {
    return this.page.getByRole("region", { name: "Requests" }).getByRole("listitem");
  }
}
