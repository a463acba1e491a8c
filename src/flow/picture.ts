import { join } from 'node:path';
import { FLOWS } from '../base/paths.ts';

/**
 * What a picture is called in messages, which outlive the place where the program stands: `flow/file`, e.g.
 * `bigcommerce/pictures/save.png`. `file` is as it stands in the flow.
 */
export function pictureName(flow: { name: string }, file: string): string {
  return [flow.name, ...file.split('\\')].join('/');
}

/** Where a picture lies on this machine, below the folder with all flows. Nobody says that it is there. */
export function pictureFile(name: string, folder: string = FLOWS): string {
  return join(folder, ...name.split('/').filter((part) => part !== '..'));
}
