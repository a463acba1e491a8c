import { labelOf } from '../../views/pm/hand-over.ts';

/** Credentials as the lines of an `.env` file, each name beginning with the shop's. */
export function envFile(shop: string, values: Readonly<Record<string, string>>): string {
  const before = shop.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  return lines(values, (name, value) => `${before}_${name.toUpperCase()}=${value}`);
}

/** The same in the way of the text files that shops let people download. */
export function textFile(values: Readonly<Record<string, string>>): string {
  return lines(values, (name, value) => `${labelOf(name).toUpperCase()}: ${value}`);
}

function lines(
  values: Readonly<Record<string, string>>,
  line: (name: string, value: string) => string,
): string {
  return Object.entries(values)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join('');
}
