import { readFileSync } from 'node:fs';

/** A picture within a card may be so large, in bytes; it has to leave room for the words. */
const INLINE_BYTES = 16_000;

/**
 * Where a card finds a flow's pictures: below the bot's public address when there is one; else small
 * ones travel inside the card, and those too large for that are left out.
 */
export function pictureSource(publicUrl: string | undefined): (file: string) => string | undefined {
  const inline = new Map<string, string | undefined>();
  return (file) => {
    const [, flow, rest] = /([^/\\]+)[/\\]pictures[/\\](.+)$/.exec(file) ?? [];
    if (publicUrl && flow && rest) {
      const path = [flow, ...rest.split(/[/\\]/)].map(encodeURIComponent).join('/');
      return `${publicUrl.replace(/\/$/, '')}/pictures/${path}`;
    }
    if (!inline.has(file)) inline.set(file, dataUrl(file));
    return inline.get(file);
  };
}

function dataUrl(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    return bytes.byteLength > INLINE_BYTES ? undefined : `data:image/png;base64,${bytes.toString('base64')}`;
  } catch {
    return undefined;
  }
}
