import { parseSync } from '@swc/core';

/** A function of a source file, with all that is inside of it. */
interface FoundFunction {
  name: string;
  lines: number;
}

const KINDS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ClassMethod',
  'PrivateMethod',
  'Constructor',
  'MethodProperty',
  'GetterProperty',
  'SetterProperty',
]);

type Part = Record<string, unknown>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null;

function field(part: Part, ...names: string[]): unknown {
  return names.reduce<unknown>((value, name) => (isPart(value) ? value[name] : undefined), part);
}

/** Every function in a TypeScript source, as the compiler sees them; one without a name has that of its variable. */
export function functionsIn(source: string): FoundFunction[] {
  // The compiler counts bytes, and goes on counting from one source to the next.
  const bytes = Buffer.from(source);
  const parsed = parseSync(source, { syntax: 'typescript', target: 'es2022' });
  const start = parsed.span.start - leading(source);
  const linesBetween = (from: number, to: number) =>
    bytes.subarray(from - start, to - start).reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 1);
  const found: FoundFunction[] = [];

  function visit(part: unknown, around: string): void {
    if (Array.isArray(part)) for (const one of part) visit(one, around);
    if (!isPart(part) || Array.isArray(part)) return;
    const named =
      field(part, 'identifier', 'value') ?? field(part, 'key', 'value') ?? field(part, 'id', 'value');
    const name = typeof named === 'string' ? named : around;
    const span = part.span ?? field(part, 'function', 'span');
    const [from, to] = [isPart(span) ? span.start : 0, isPart(span) ? span.end : 0];
    if (KINDS.has(String(part.type)) && typeof from === 'number' && typeof to === 'number')
      found.push({ name, lines: linesBetween(from, to) });
    for (const [key, inner] of Object.entries(part)) if (key !== 'span') visit(inner, name);
  }
  visit(parsed.body, '');
  return found;
}

/** Every piece of text in a TypeScript source, but for the names of what it imports. */
export function textsIn(source: string): string[] {
  const found: string[] = [];
  function visit(part: unknown): void {
    if (Array.isArray(part)) for (const one of part) visit(one);
    if (!isPart(part) || Array.isArray(part)) return;
    if (part.type === 'StringLiteral' && typeof part.value === 'string') found.push(part.value);
    if (part.type === 'TemplateElement' && typeof part.raw === 'string') found.push(part.raw);
    for (const [key, inner] of Object.entries(part)) if (key !== 'source') visit(inner);
  }
  visit(parseSync(source, { syntax: 'typescript', target: 'es2022' }).body);
  return found;
}

/** What stands before the first statement is no part of the compiler's span. */
function leading(source: string): number {
  const code = source.replace(/^(\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*)+/, '');
  return Buffer.byteLength(source) - Buffer.byteLength(code);
}
