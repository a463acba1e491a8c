import { cpSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { render } from '../../adapters/slack/render.ts';
import { FLOWS } from '../../src/base/paths.ts';
import type { Message } from '../../src/chat/message.ts';
import { defaultFlow, guideOf } from '../../src/flow/catalog.ts';
import type { Guide } from '../../src/flow/guide.ts';
import { FlowError, flowFolders, loadFlow } from '../../src/flow/load.ts';
import { begin } from '../../src/onboarding/decide.ts';
import { picturePath } from '../../src/server/pictures.ts';
import { DEFAULT_FLOW, shops } from '../../src/shops.ts';
import { CHOICES } from '../../src/views/merchant/choices.ts';
import { differentMessage, stuckMessage } from '../../src/views/merchant/help.ts';
import { stepMessage } from '../../src/views/merchant/steps.ts';
import { heading } from '../../src/views/step.ts';
import type { AsidePreview, Draft, GuideFile, StepPreview, Tried } from '../exchange.ts';

/** The guide that merchants of the playground go through: its file, from the project's folder, and its text. */
export function readGuide(): GuideFile {
  const folder = guideFolder();
  const file = join(folder, 'flow.yml');
  return { file: `flows/${basename(folder)}/flow.yml`, text: readFileSync(file, 'utf8') };
}

/**
 * Checks a new text of the guide and shows each of its steps; nothing of it is used before it is saved.
 * It is saved when it `replaces` something, has no mistake in it, and nobody else changed the file.
 */
export async function tryGuide({ text, replaces }: Draft, company: string): Promise<Tried> {
  const folder = guideFolder();
  const file = join(folder, 'flow.yml');
  const scratch = mkdtempSync(join(tmpdir(), 'usher-guide-'));
  try {
    const copy = join(scratch, basename(folder));
    // A link in it must not lead what is only looked at back to the file itself.
    cpSync(folder, copy, { recursive: true, dereference: true });
    writeFileSync(join(copy, 'flow.yml'), text);
    const flow = loadFlow(copy, Object.keys(shops));
    const steps = previews(guideOf(flow, company, shops));
    if (replaces === undefined) return { ok: true, saved: false, mistakes: [], steps };
    const onDisk = readFileSync(file, 'utf8');
    if (onDisk !== replaces) return { ok: true, saved: false, mistakes: [], steps, onDisk };
    const target = realpathSync(file);
    writeFileSync(`${target}.new`, text);
    renameSync(`${target}.new`, target);
    return { ok: true, saved: true, mistakes: [], steps };
  } catch (error) {
    if (!(error instanceof FlowError)) throw error;
    const mistakes = error.mistakes.map(({ line, message }) => ({ line, message }));
    return { ok: true, saved: false, mistakes, steps: [] };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function guideFolder(): string {
  const folders = flowFolders(FLOWS);
  const name = defaultFlow(
    folders.map((path) => basename(path)),
    DEFAULT_FLOW,
  );
  const folder = folders.find((path) => basename(path) === name);
  if (!folder) throw new Error('there is no guide');
  return folder;
}

function previews(guide: Guide): StepPreview[] {
  const { flow } = guide;
  const nobody = begin(
    guide,
    { id: 'preview', person: { address: { platform: 'slack', conversation: 'preview', user: 'nobody' } } },
    0,
  );
  const picture = (file: string) => ({ image_url: picturePath(file) ?? '' });
  return flow.steps.map((step) => {
    const there = { ...nobody, place: { step: step.id } };
    /** Their words alone: the buttons are those of the step. */
    const aside = (key: string, label: string, { blocks: all, ...message }: Message): AsidePreview => {
      const blocks = all.filter(({ type }) => type === 'heading' || type === 'text');
      return { key, label, blocks: render({ ...message, blocks }, picture).blocks };
    };
    const items = (step.checklist ?? []).map((_, item) => {
      const message = stepMessage(guide, { ...there, place: { step: step.id, item } });
      return aside(`action ${item}`, `${CHOICES.oneByOne().label}: ${item + 1}`, message);
    });
    return {
      id: step.id,
      heading: heading(guide, step),
      blocks: render(stepMessage(guide, there), picture).blocks,
      asides: [
        ...items,
        ...(step.stuck ? [aside('stuck', CHOICES.stuck().label, stuckMessage(guide, there))] : []),
        ...(step.different
          ? [aside('different', CHOICES.different().label, differentMessage(guide, there))]
          : []),
      ],
    };
  });
}
