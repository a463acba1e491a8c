/** What may be logged of an error: its kind, and the code of the system or platform if it has one. */
export function errorFields(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { error: error.name, ...(code ? { code } : {}) };
}
