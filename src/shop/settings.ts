/** A variable of the environment that a shop goes by. */
export interface ShopVariable {
  /** Whether it can be used. Is asked of trimmed values that are not empty. */
  accepts(value: string): boolean;
  /** What it has to be, e.g. `must be an http(s) address`. Never holds the value. */
  message: string;
}

/** Variables by name. */
export type ShopVariables = Readonly<Record<string, ShopVariable>>;

/** What the variables of the shops are set to, by name. Holds nothing for those that are not. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** Reads the variables of some shops from the environment, and names each that can't be used. */
export function readSettings(
  shops: readonly { variables: ShopVariables }[],
  env: Record<string, string | undefined>,
): { settings: Settings; mistakes: { variable: string; message: string }[] } {
  const settings: Record<string, string> = {};
  const mistakes: { variable: string; message: string }[] = [];
  const all = shops.flatMap(({ variables }) => Object.entries(variables));
  for (const [variable, { accepts, message }] of all) {
    const value = env[variable]?.trim();
    if (!value) continue;
    if (accepts(value)) settings[variable] = value;
    else mistakes.push({ variable, message });
  }
  return { settings, mistakes };
}
