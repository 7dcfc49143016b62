/**
 * The parts of an ICU message. `{count, plural, one {# rule} other {# rules of <b>{name}</b>}}` has the arguments `<b>`,
 * `count` and `name`, and the words `# rule` and `# rules of `.
 */
export function partsOf(message: string): { arguments: string[]; words: string[] } {
  const found = new Set<string>();
  const words: string[] = [];
  let at = 0;

  function readMessage() {
    while (at < message.length && message[at] !== "}") {
      if (message[at] === "{") readArgument();
      else if (!readTag()) readWords();
    }
  }

  function readWords() {
    const [text = ""] = /^[^{}][^{}<]*/.exec(message.slice(at)) ?? [];
    words.push(text);
    at += text.length;
  }

  function readTag(): boolean {
    const tag = /^<\/?(\w+)\s*\/?>/.exec(message.slice(at));
    if (!tag) return false;
    found.add(`<${tag[1]}>`);
    at += tag[0].length;
    return true;
  }

  function readArgument() {
    at += 1;
    const name = /^\s*(\w+)\s*/.exec(message.slice(at));
    if (!name) throw new Error(`No argument name at ${at} in: ${message}`);
    found.add(name[1] ?? "");
    at += name[0].length;
    while (at < message.length && message[at] !== "}") {
      if (message[at] === "{") {
        at += 1;
        readMessage();
      }
      at += 1;
    }
    if (message[at] !== "}") throw new Error(`An argument is never closed in: ${message}`);
    at += 1;
  }

  readMessage();
  if (at < message.length) throw new Error(`A brace too many at ${at} in: ${message}`);
  return { arguments: [...found].sort(), words };
}
