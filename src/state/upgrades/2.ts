import type { Json } from '../../base/stored.ts';
import type { Upgrade } from './upgrade.ts';

/** Messages held the absolute path of a picture. They name it by flow and file, wherever the program stands. */
export const upgrade: Upgrade = { onboarding: nameAllPictures, effect: nameAllPictures };

function nameAllPictures(json: Json): Json {
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, namePictures(value)]));
}

function namePictures(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(namePictures);
  if (typeof value !== 'object' || value === null) return value;
  const json = nameAllPictures({ ...value });
  if (json.type !== 'picture' || typeof json.file !== 'string') return json;
  return { ...json, file: json.file.replace(/\\/g, '/').replace(/^.*\/flows\//, '') };
}
