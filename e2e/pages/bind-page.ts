import type { Locator, Page } from "@playwright/test";
import { type BindLink, paths } from "#lib/paths.ts";

export type ChoiceName =
  | "Region"
  | "Load balancer"
  | "Listener"
  | "Forwarding rule"
  | "Namespace"
  | "Function"
  | "Version or alias";

/** The bind screen by its stable English names. */
export class BindPage {
  readonly page: Page;
  readonly weight: Locator;
  readonly review: Locator;
  /** The line beside the form. */
  readonly line: Locator;
  /** The review, once it is open. */
  readonly dialog: Locator;
  readonly reason: Locator;
  readonly back: Locator;
  /** "Bind function", "Replace function" or "Change weight": the last button of the review. */
  readonly confirm: Locator;

  constructor(page: Page) {
    this.page = page;
    this.weight = page.getByRole("spinbutton", { name: "Weight" });
    this.review = page.getByRole("button", { name: "Review", exact: true });
    this.line = page.getByRole("list", { name: "The binding" }).first();
    this.dialog = page.getByRole("dialog");
    this.reason = this.dialog.getByRole("textbox", { name: "Reason" });
    this.back = this.dialog.getByRole("button", { name: "Back to the form" });
    this.confirm = this.dialog.getByRole("button", { name: /^(Bind function|Replace function|Change weight)$/ });
  }

  async open(link: BindLink = {}): Promise<void> {
    await this.page.goto(paths.bind(link));
  }

  choice(name: ChoiceName): Locator {
    return this.page.getByRole("combobox", { name, exact: true });
  }

  /** An option of the open list, by the beginning of its name or its id. */
  option(name: string | RegExp): Locator {
    return this.page.getByRole("option", { name });
  }

  /** Chooses the option whose name, id or facts hold the text. Lists are virtual: typing brings it into the document. */
  async choose(name: ChoiceName, text: string): Promise<void> {
    await this.choice(name).click();
    await this.choice(name).fill(text);
    await this.option(text).first().click();
  }

  /** The switch in the footer of an open list, which is there when something in the list can't be bound. */
  get eligibleOnly(): Locator {
    return this.page.getByRole("switch", { name: /^Eligible only/ });
  }

  /** What is said to be wrong with a field. Screen readers read it as the field's description. */
  async descriptionOf(field: Locator): Promise<string> {
    const ids = (await field.getAttribute("aria-describedby"))?.split(" ") ?? [];
    const texts = await Promise.all(ids.map((id) => this.page.locator(`[id="${id}"]`).textContent()));
    return texts.join(" ");
  }

  /** Opens the commands on the page or, when it is open, in the review. */
  async showCommands(tab: "tccli" | "Terraform" | "JSON", inside: Page | Locator = this.page): Promise<Locator> {
    const summary = inside.getByText("The same as a command");
    await summary.click();
    await inside.getByRole("tab", { name: tab }).click();
    return inside.getByRole("tabpanel");
  }
}
