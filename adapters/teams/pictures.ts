import { readFileSync } from 'node:fs';
import { pictureFile } from '../../src/flow/picture.ts';
import { pictureParts, picturePath, smallPicture } from '../../src/server/pictures.ts';
import { imageInfo } from './image.ts';
import { LIMITS } from './limits.ts';

/**
 * Where a card finds a flow's picture: one address, or those of its parts from top to bottom; none when
 * there is nothing that Teams would show.
 */
export type PictureSource = (name: string) => string[];

/**
 * Below the bot's public address when there is one, in full size and if need be in parts; else pictures
 * travel inside the card, if need be small ones. They are looked for in `folder`, which holds all flows.
 */
export function pictureSource(publicUrl: string | undefined, folder?: string): PictureSource {
  const known = new Map<string, string[]>();
  const look = (name: string) =>
    publicUrl === undefined || picturePath(name) === undefined
      ? inlined(name, folder)
      : linked(name, publicUrl, folder);
  return (name) => {
    const addresses = known.get(name) ?? look(name);
    known.set(name, addresses);
    return addresses;
  };
}

function linked(name: string, publicUrl: string, folder: string | undefined): string[] {
  const ways = [[name], pictureParts(name, folder), [smallPicture(name)]];
  const shown = ways.find(
    (names) => names.length > 0 && names.every((one) => fitting(one, folder, LIMITS.imageBytes)),
  );
  return (shown ?? []).map((one) => `${publicUrl.replace(/\/$/, '')}${picturePath(one)}`);
}

function inlined(name: string, folder: string | undefined): string[] {
  for (const one of [name, smallPicture(name)]) {
    const image = fitting(one, folder, LIMITS.inlineImageBytes);
    if (image) return [`data:image/${image.type};base64,${image.bytes.toString('base64')}`];
  }
  return [];
}

/** A picture that is there and that Teams shows. */
function fitting(
  name: string,
  folder: string | undefined,
  mostBytes: number,
): { type: string; bytes: Buffer } | undefined {
  try {
    const bytes = readFileSync(pictureFile(name, folder));
    const { type, width, height } = imageInfo(bytes) ?? { type: '', width: Infinity, height: Infinity };
    const fits = Math.max(width, height) <= LIMITS.imagePixels && bytes.byteLength <= mostBytes;
    return fits ? { type, bytes } : undefined;
  } catch {
    // Not there: the words say the same.
    return undefined;
  }
}
