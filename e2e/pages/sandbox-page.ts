import { expect, type Locator, type Page } from "@playwright/test";
import { messages } from "#lib/i18n/messages/en/index.ts";
import { paths } from "#lib/paths.ts";
import type { FaultKind, ScenarioName } from "#lib/sandbox-terms.ts";

const words = messages.sandbox;

/** Page object of the sandbox controls, in English. */
export class SandboxPage {
  readonly page: Page;
  /** Address of the console; empty for the run's. */
  readonly #address: string;

  constructor(page: Page, address = "") {
    this.page = page;
    this.#address = address;
  }

  async open(): Promise<void> {
    await this.page.goto(this.#address + paths.sandbox());
    await expect(this.page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
    // Waits for hydration, before which the controls are disabled.
    await expect(this.scenario("default")).toBeEnabled();
  }

  scenario(name: ScenarioName): Locator {
    return this.page.getByRole("radio", { name: words.scenario.name[name], exact: true });
  }

  get dialog(): Locator {
    return this.page.getByRole("alertdialog");
  }

  async ask(name: ScenarioName): Promise<void> {
    await this.scenario(name).check();
    await this.startButton(this.page.getByRole("region", { name: words.scenario.heading })).click();
    await expect(this.dialog).toContainText(words.scenario.ask.lost);
  }

  /** The button that opens the dialog, or the one in the dialog. */
  startButton(place: Locator): Locator {
    const { again } = words.scenario;
    return place.getByRole("button", { name: words.scenario.switch }).or(place.getByRole("button", { name: again }));
  }

  async switchTo(name: ScenarioName): Promise<void> {
    await this.ask(name);
    await this.startButton(this.dialog).click();
    await expect(this.dialog).toBeHidden();
    await this.expectPresent(name);
  }

  async expectPresent(name: ScenarioName): Promise<void> {
    await expect(this.page.locator("label", { has: this.scenario(name) })).toContainText(words.scenario.present);
  }

  /** The form that injects failures. */
  get fields() {
    return {
      kind: this.page.getByRole("combobox", { name: words.fault.kindLabel }),
      action: this.page.getByRole("combobox", { name: words.fault.action, exact: true }),
      times: this.page.getByRole("textbox", { name: words.fault.times }),
      code: this.page.getByRole("textbox", { name: words.fault.code }),
      order: this.page.getByRole("button", { name: words.fault.order }),
    };
  }

  async openForm(): Promise<void> {
    await this.page.getByText(words.fault.choose).click();
    await expect(this.fields.kind).toBeVisible();
  }

  async provoke(kind: FaultKind, action: string, times: number): Promise<void> {
    if (!(await this.fields.kind.isVisible())) await this.openForm();
    await this.fields.kind.selectOption(kind);
    await this.fields.action.selectOption(action);
    await this.fields.times.fill(String(times));
    await this.fields.order.click();
  }

  get waiting(): Locator {
    return this.page.getByRole("region", { name: words.fault.heading }).getByRole("listitem");
  }

  async withdraw(action: string): Promise<void> {
    await this.waiting.filter({ hasText: action }).getByRole("button", { name: words.fault.withdraw }).click();
  }

  call(action: string): Locator {
    return this.page.getByRole("table", { name: words.calls.heading }).getByRole("row", { name: action });
  }
}
