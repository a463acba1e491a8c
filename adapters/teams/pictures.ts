import { readFileSync } from 'node:fs';
import { pictureParts, picturePath, smallPicture } from '../../src/server/pictures.ts';
import { imageInfo } from './image.ts';
import { LIMITS } from './limits.ts';

/**
 * Where a card finds a flow's picture: one address, or those of its parts from top to bottom; none when
 * there is nothing that Teams would show.
 */
export type PictureSource = (file: string) => string[];

/**
 * Below the bot's public address when there is one, in full size and if need be in parts; else pictures
 * travel inside the card, if need be small ones.
 */
export function pictureSource(publicUrl: string | undefined): PictureSource {
  const known = new Map<string, string[]>();
  const look = (file: string) =>
    publicUrl === undefined || picturePath(file) === undefined ? inlined(file) : linked(file, publicUrl);
  return (file) => {
    const addresses = known.get(file) ?? look(file);
    known.set(file, addresses);
    return addresses;
  };
}

function linked(file: string, publicUrl: string): string[] {
  const ways = [[file], pictureParts(file), [smallPicture(file)]];
  const shown = ways.find(
    (files) => files.length > 0 && files.every((one) => fitting(one, LIMITS.imageBytes)),
  );
  return (shown ?? []).map((one) => `${publicUrl.replace(/\/$/, '')}${picturePath(one)}`);
}

function inlined(file: string): string[] {
  for (const one of [file, smallPicture(file)]) {
    const image = fitting(one, LIMITS.inlineImageBytes);
    if (image) return [`data:image/${image.type};base64,${image.bytes.toString('base64')}`];
  }
  return [];
}

/** A picture that is there and that Teams shows. */
function fitting(file: string, mostBytes: number): { type: string; bytes: Buffer } | undefined {
  try {
    const bytes = readFileSync(file);
    const { type, width, height } = imageInfo(bytes) ?? { type: '', width: Infinity, height: Infinity };
    const fits = Math.max(width, height) <= LIMITS.imagePixels && bytes.byteLength <= mostBytes;
    return fits ? { type, bytes } : undefined;
  } catch {
    // Not there: the words say the same.
    return undefined;
  }
}
