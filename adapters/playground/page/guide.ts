import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { defaultEntry, loadCatalog } from '../../../src/catalog.ts';
import type { Flow } from '../../../src/flow/flow.ts';
import { FlowError, flowFolders, loadFlow } from '../../../src/flow/load.ts';
import { begin } from '../../../src/onboarding/decide.ts';
import type { Guide } from '../../../src/onboarding/guide.ts';
import { heading, stepMessage } from '../../../src/onboarding/messages/steps.ts';
import { packageRoot } from '../../../src/paths.ts';
import { render } from '../../slack/render.ts';

/** A mistake in the text, by its line (0: none in particular). */
export interface Mistake {
  line: number;
  message: string;
}

/** A step as the merchant will read it, in Block Kit. */
export interface StepPreview {
  id: string;
  heading: string;
  blocks: unknown;
}

export type Tried = { ok: true; saved: boolean; mistakes: Mistake[]; steps: StepPreview[] };

/** The guide that merchants of the playground go through: its file, from the project's folder, and its text. */
export function readGuide(): { file: string; text: string } {
  const folder = guideFolder();
  const file = join(folder, 'flow.yml');
  return { file: `flows/${basename(folder)}/flow.yml`, text: readFileSync(file, 'utf8') };
}

/**
 * Checks a new text of the guide and shows each of its steps; nothing of it is used before it is saved.
 * With `save` it is written, if there is no mistake in it.
 */
export async function tryGuide(text: string, save: boolean, company: string): Promise<Tried> {
  const folder = guideFolder();
  const scratch = mkdtempSync(join(tmpdir(), 'usher-guide-'));
  try {
    const copy = join(scratch, basename(folder));
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith('.ts') });
    writeFileSync(join(copy, 'flow.yml'), text);
    const flow = loadFlow(copy);
    const { credentials } = defaultEntry(await loadCatalog(company));
    const steps = previews({ flow, company, credentials });
    if (save) {
      writeFileSync(join(folder, 'flow.yml.new'), text);
      renameSync(join(folder, 'flow.yml.new'), join(folder, 'flow.yml'));
    }
    return { ok: true, saved: save, mistakes: [], steps };
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    const mistakes = error.mistakes.map(({ line, message }) => ({ line, message }));
    return { ok: true, saved: false, mistakes, steps: [] };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function guideFolder(): string {
  const [folder] = flowFolders(join(packageRoot, 'flows'));
  if (!folder) throw new Error('there is no guide');
  return folder;
}

function previews(guide: Guide): StepPreview[] {
  const { flow } = guide;
  const nobody = begin(
    guide,
    'preview',
    { address: { platform: 'slack', conversation: 'preview', user: 'nobody' } },
    undefined,
    0,
  );
  const picture = (file: string) => ({ image_url: pictureUrl(flow, file) });
  return flow.steps.map((step) => {
    const message = stepMessage(guide, { ...nobody, place: { step: step.id } });
    return { id: step.id, heading: heading(guide, step), blocks: render(message, picture).blocks };
  });
}

const pictureUrl = ({ name }: Flow, file: string) =>
  `/pictures/${name}/${encodeURIComponent(basename(file))}`;
