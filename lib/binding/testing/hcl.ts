// A strict reader of the part of HCL that the console writes: blocks with labels, attributes whose values are strings without
// templates, numbers, traversals or objects, comments, and a line's end after each attribute and block.

type Value = string | number | { traversal: string } | { [name: string]: Value };

export interface Block {
  type: string;
  labels: string[];
  attributes: Record<string, Value>;
  blocks: Block[];
}

const tokens = {
  space: /[ ]*(?:#[^\n]*)?/y,
  end: /\n/y,
  name: /[A-Za-z_][A-Za-z0-9_-]*/y,
  number: /(?:0|[1-9]\d*)(?![\w.])/y,
  // A template begins with one dollar or percent sign and a brace; two of them are one.
  string: /"((?:[^"\\$%\p{Cc}]|\\[nrt"\\]|\\u[0-9a-f]{4}|\$\$\{|%%\{|[$%](?!\{))*)"/uy,
  traversal: /[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_-]*)+/y,
  open: /\{/y,
  close: /\}/y,
  equals: /=/y,
};

/** @throws where the text isn't such HCL */
export function parseHcl(text: string): Block[] {
  let at = 0;

  function take(kind: keyof typeof tokens): string | null {
    const pattern = tokens[kind];
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return null;
    at = pattern.lastIndex;
    return found[1] ?? found[0];
  }
  function next(kind: keyof typeof tokens): string | null {
    take("space");
    return take(kind);
  }
  function must(kind: keyof typeof tokens): string {
    const found = next(kind);
    if (found === null) throw new Error(`${kind} expected at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    return found;
  }
  function skipLines(): void {
    while (next("end") !== null);
  }
  function text_(raw: string): string {
    const plain: unknown = JSON.parse(`"${raw}"`);
    return String(plain).replaceAll("$${", "${").replaceAll("%%{", "%{");
  }
  function value(): Value {
    const found = next("string");
    if (found !== null) return text_(found);
    const number = take("number");
    if (number !== null) return Number(number);
    const traversal = take("traversal");
    if (traversal !== null) return { traversal };
    must("open");
    return body().attributes;
  }
  function body(): Pick<Block, "attributes" | "blocks"> {
    const attributes: Record<string, Value> = {};
    const blocks: Block[] = [];
    must("end");
    for (;;) {
      skipLines();
      if (take("close") !== null) return { attributes, blocks };
      const name = must("name");
      if (next("equals") !== null) {
        if (name in attributes) throw new Error(`${name} twice`);
        attributes[name] = value();
      } else blocks.push(block(name));
      must("end");
    }
  }
  function block(type: string): Block {
    const labels: string[] = [];
    for (let label = next("string"); label !== null; label = next("string")) labels.push(text_(label));
    must("open");
    return { type, labels, ...body() };
  }

  const blocks: Block[] = [];
  for (skipLines(); at < text.length; skipLines()) {
    blocks.push(block(must("name")));
    must("end");
  }
  return blocks;
}
