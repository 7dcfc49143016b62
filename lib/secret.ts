const inspect = Symbol.for("nodejs.util.inspect.custom");

/**
 * A secret that can't be printed by accident: text, JSON, logs and errors show `[secret]`. Only `reveal()` returns it.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [inspect](): string {
    return "[secret]";
  }
}
