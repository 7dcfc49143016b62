/**
 * The arguments and tags that an ICU message takes: `{count, plural, one {# rule} other {# rules of <b>{name}</b>}}`
 * takes `count`, `name` and `<b>`.
 */
export function argumentsOf(message: string): string[] {
  const found = new Set<string>();
  let at = 0;

  function readMessage() {
    while (at < message.length && message[at] !== "}") {
      if (message[at] === "{") readArgument();
      else at += readTag() ?? 1;
    }
  }

  function readTag(): number | null {
    const tag = /^<(\w+)\s*\/?>/.exec(message.slice(at));
    if (!tag) return null;
    found.add(`<${tag[1]}>`);
    return tag[0].length;
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
  return [...found].sort();
}
