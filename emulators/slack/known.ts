/** What block validation asks about the workspace. */
import type { Known } from './blocks/validate.ts';
import type { Platform } from './platform.ts';

/** A picture block may show a file by id or private address, once its upload is complete. */
export const knownFiles = ({ workspace, origin }: Platform): Known => ({
  file: (reference) => {
    const id = reference.startsWith(origin()) ? /-(F[A-Z0-9]+)\//.exec(reference)?.[1] : reference;
    const file = id === undefined ? undefined : workspace.file(id);
    return file?.mode === 'hosted' && file.mimetype.startsWith('image/');
  },
});
