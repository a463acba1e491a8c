/** Asks before something is lost. */
import { byId } from './dom.ts';

interface Question {
  title: string;
  text: string;
  /** What the button that does it says. */
  yes: string;
}

/** Resolves with whether the visitor is sure. */
export function isSure({ title, text, yes }: Question): Promise<boolean> {
  const dialog = byId('sure', HTMLDialogElement);
  byId('sure-title').textContent = title;
  byId('sure-text').textContent = text;
  byId('sure-yes').textContent = yes;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}
