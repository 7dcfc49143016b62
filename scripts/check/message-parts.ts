import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";

/**
 * What an ICU message is made of. `{count, plural, one {# rule} other {# rules of <b>{name}</b>}}` takes the arguments
 * `<b>`, `count` and `name`, and its words are ` rule` and ` rules of `.
 *
 * @throws SyntaxError when the message is none
 */
export function partsOf(message: string): { arguments: string[]; words: string[] } {
  const found = new Set<string>();
  const words: string[] = [];
  const read = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal) words.push(element.value);
      else if (element.type === TYPE.tag) found.add(`<${element.value}>`);
      else if (element.type !== TYPE.pound) found.add(element.value);
      if ("options" in element) for (const { value } of Object.values(element.options)) read(value);
      if ("children" in element) read(element.children);
    }
  };
  read(parse(message, { requiresOtherClause: true }));
  return { arguments: [...found].sort(), words };
}
