import { extname, join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../base/paths.ts';
import type { CredentialsKind } from '../shop/shop.ts';
import type { Flow } from './flow.ts';
import type { Guide } from './guide.ts';
import { FlowError, flowFolders, loadFlow } from './load.ts';

/** A flow, ready to be walked through: its guide, and what it knows of its credentials. */
export interface CatalogEntry {
  guide: Guide;
  credentials: CredentialsKind | undefined;
}

/** The flows there are, by name. */
export type Catalog = ReadonlyMap<string, CatalogEntry>;

/**
 * Loads every flow folder below `root`, and the code of those that collect credentials.
 * @throws FlowError naming every mistake with file and line
 */
export async function loadCatalog(
  company: string,
  root: string = join(packageRoot, 'flows'),
): Promise<Catalog> {
  const catalog = new Map<string, CatalogEntry>();
  for (const folder of flowFolders(root)) {
    const flow = loadFlow(folder);
    const credentials = flow.shop === undefined ? undefined : await loadCredentials(flow);
    catalog.set(flow.name, { guide: { flow, company, credentials }, credentials });
  }
  if (catalog.size === 0)
    throw new FlowError([
      { file: root, line: 0, message: 'there is no flow here: no folder with a flow.yml' },
    ]);
  return catalog;
}

/** The flow of merchants who come uninvited: the first by name. */
export function defaultEntry(catalog: Catalog): CatalogEntry {
  const [first] = catalog.values();
  if (!first) throw new Error('the catalog is empty');
  return first;
}

/** The shape of a flow folder's code; what its functions do is held by its own tests. */
const moduleSchema = z.object({
  credentials: z.custom<CredentialsKind>(
    (value) => typeof value === 'object' && value !== null && 'parse' in value && 'verify' in value,
    'must export "credentials"',
  ),
});

/** The code of a flow lies where this file lies, and ends as it does: as it was written, or compiled. */
async function loadCredentials(flow: Flow): Promise<CredentialsKind> {
  const file = new URL(`../../flows/${flow.name}/index${extname(import.meta.url)}`, import.meta.url);
  try {
    return moduleSchema.parse(await import(file.href)).credentials;
  } catch (error) {
    const why = error instanceof z.ZodError ? 'must export "credentials"' : 'can not be loaded';
    throw new FlowError([
      { file: join(flow.folder, 'index.ts'), line: 0, message: `${why}; a flow with "shop" needs it` },
    ]);
  }
}
