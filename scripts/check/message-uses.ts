import ts from "typescript";

/** One use of a text in a source file. */
export interface Use {
  namespace: string;
  /** Matches the possible keys of the namespace; null where the key is computed at run time. */
  keys: RegExp | null;
  /** The key as written, for error messages. */
  written: string;
}

const makers = new Set(["useTranslations", "getTranslations", "createTranslator"]);

/**
 * Finds every `t("key")` of a source file. `t` may be made by `useTranslations`, `getTranslations` or
 * `createTranslator`, or be a parameter or a member of type `Translate<"namespace">`. A key is a literal, a template or
 * a choice between them.
 */
export function findUses(fileName: string, text: string): Use[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const scopes = new Map<ts.Node, Map<string, string>>();
  const members = new Map<string, string>();
  const uses: Use[] = [];

  function declare(name: ts.Node, namespace: string) {
    if (!ts.isIdentifier(name)) return;
    const scope = ts.findAncestor(name.parent.parent, isScope) ?? source;
    const names = scopes.get(scope) ?? new Map<string, string>();
    scopes.set(scope, names.set(name.text, namespace));
  }

  function visitDeclarations(node: ts.Node) {
    if (ts.isVariableDeclaration(node) && node.initializer) {
      const namespace = namespaceMade(node.initializer);
      if (namespace !== null) declare(node.name, namespace);
    }
    if (ts.isParameter(node) && node.type) {
      const namespace = namespaceOfType(node.type);
      if (namespace !== null) declare(node.name, namespace);
    }
    if (ts.isPropertySignature(node) && node.type) {
      const namespace = namespaceOfType(node.type);
      if (namespace !== null) members.set(node.name.getText(), namespace);
    }
    ts.forEachChild(node, visitDeclarations);
  }

  function visitCalls(node: ts.Node) {
    if (ts.isCallExpression(node)) {
      const namespace = translatorCalled(node.expression);
      const key = node.arguments[0];
      if (namespace !== null && key) uses.push(...keysOf(key).map((use) => ({ namespace, ...use })));
    }
    ts.forEachChild(node, visitCalls);
  }

  function translatorCalled(callee: ts.Expression): string | null {
    const member = ts.isPropertyAccessExpression(callee) ? members.get(callee.name.text) : undefined;
    if (member !== undefined) return member;
    const name = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
    if (!ts.isIdentifier(name)) return null;
    for (let node: ts.Node | undefined = name; node; node = node.parent) {
      const namespace = scopes.get(node)?.get(name.text);
      if (namespace !== undefined) return namespace;
    }
    return null;
  }

  visitDeclarations(source);
  visitCalls(source);
  return uses;
}

function isScope(node: ts.Node): boolean {
  return ts.isFunctionLike(node) || ts.isSourceFile(node);
}

/** The namespace of `useTranslations("x")`, or null for an expression that makes no translator. */
function namespaceMade(expression: ts.Expression): string | null {
  const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression) || !makers.has(call.expression.text)) return null;
  const argument = call.arguments[0];
  if (!argument) return "";
  if (ts.isStringLiteral(argument)) return argument.text;
  if (!ts.isObjectLiteralExpression(argument)) return null;
  for (const property of argument.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === "namespace") {
      return ts.isStringLiteral(property.initializer) ? property.initializer.text : null;
    }
  }
  return "";
}

function namespaceOfType(type: ts.TypeNode): string | null {
  if (!ts.isTypeReferenceNode(type) || type.typeName.getText() !== "Translate") return null;
  const argument = type.typeArguments?.[0];
  return argument && ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal)
    ? argument.literal.text
    : null;
}

function keysOf(expression: ts.Expression): Omit<Use, "namespace">[] {
  const written = expression.getText();
  if (ts.isStringLiteralLike(expression)) return [{ keys: exactly(escapeRegExp(expression.text)), written }];
  if (ts.isParenthesizedExpression(expression)) return keysOf(expression.expression);
  if (ts.isConditionalExpression(expression)) {
    return [...keysOf(expression.whenTrue), ...keysOf(expression.whenFalse)];
  }
  if (ts.isTemplateExpression(expression)) {
    const parts = [expression.head.text, ...expression.templateSpans.map((span) => span.literal.text)];
    const constant = parts.some((part) => part !== "");
    return [{ keys: constant ? exactly(parts.map(escapeRegExp).join(".+")) : null, written }];
  }
  return [{ keys: null, written }];
}

function exactly(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
