import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { picturePath, pictureType } from '../../src/server/pictures.ts';

/** A picture within a card may be so large, in bytes; it has to leave room for the words. */
const INLINE_BYTES = 16_000;

/**
 * Where a card finds a flow's pictures: below the bot's public address when there is one; else they travel
 * inside the card: as they are, or as the small one of the same name in `small/`, or not at all.
 */
export function pictureSource(publicUrl: string | undefined): (file: string) => string | undefined {
  const inline = new Map<string, string | undefined>();
  return (file) => {
    const path = picturePath(file);
    if (publicUrl && path) return `${publicUrl.replace(/\/$/, '')}${path}`;
    if (!inline.has(file)) inline.set(file, dataUrl(file));
    return inline.get(file);
  };
}

function dataUrl(file: string): string | undefined {
  for (const candidate of [file, join(dirname(file), 'small', basename(file))]) {
    try {
      const bytes = readFileSync(candidate);
      if (bytes.byteLength <= INLINE_BYTES)
        return `data:${pictureType(candidate)};base64,${bytes.toString('base64')}`;
    } catch {
      // Not there: the words say the same.
    }
  }
  return undefined;
}
