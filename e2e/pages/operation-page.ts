import { expect, type Locator, type Page } from "@playwright/test";
import { paths } from "#lib/paths.ts";

/** Page object of an operation, in English. */
export class OperationPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly status: Locator;
  readonly progress: Locator;
  readonly binding: Locator;
  readonly requests: Locator;
  readonly details: Locator;
  readonly cancelButton: Locator;
  readonly tryAgainLink: Locator;
  readonly aboutErrorLink: Locator;
  readonly bindAnotherLink: Locator;
  readonly missing: Locator;
  /** Opens the traffic of the rule. */
  readonly trafficLink: Locator;
  readonly traffic: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1 });
    this.status = page.getByRole("main").getByRole("status");
    this.progress = page.getByRole("list", { name: "Progress" });
    this.binding = page.getByRole("region", { name: "The binding" });
    this.requests = page.getByRole("region", { name: "Requests" });
    this.details = page.getByRole("region", { name: "Details" });
    this.cancelButton = page.getByRole("button", { name: "Cancel operation" });
    this.tryAgainLink = page.getByRole("link", { name: "Try again" });
    this.aboutErrorLink = page.getByRole("link", { name: "About this error" });
    this.bindAnotherLink = page.getByRole("link", { name: "Bind another function" });
    this.trafficLink = page.getByRole("link", { name: "Traffic of this rule" });
    this.traffic = page.getByRole("region", { name: "Traffic of this rule" });
    this.missing = page.getByText("Operations are never deleted");
  }

  async open(id: string): Promise<void> {
    await this.page.goto(paths.operation(id));
  }

  /** Waits for an operation's page and returns the id in its URL. */
  async id(): Promise<string> {
    await this.page.waitForURL(/\/operations\/\d+$/);
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? "";
  }

  /** Waits for a state, by its label. Short states may be missed. */
  async expectState(label: string, timeout = 60_000): Promise<void> {
    await expect(this.status).toHaveText(label, { timeout });
  }

  /** A station of the line, by its label: "Checked", "Sent", "Accepted", "Cloud working", "Done", "Verified". */
  station(label: string): Locator {
    return this.progress.getByRole("listitem").filter({ hasText: label });
  }

  /** Cancels and confirms. */
  async cancel(): Promise<void> {
    await this.cancelButton.click();
    await this.page.getByRole("alertdialog").getByRole("button", { name: "Cancel operation" }).click();
  }

  /** Closes an operation with a reason, and confirms. */
  async close(reason: string): Promise<void> {
    await this.page.getByRole("button", { name: "Close", exact: true }).click();
    const dialog = this.page.getByRole("alertdialog");
    await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
    await dialog.getByRole("button", { name: "Close operation" }).click();
  }

  /** Opens the JSON of the latest request. */
  async openRequest(): Promise<Locator> {
    await this.requests.getByText("Request and response").first().click();
    return this.requests.getByRole("figure").first();
  }
}
