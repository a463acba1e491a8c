import { byId } from './dom.ts';

/** So long it can be read, in milliseconds. */
const SHOWN_MS = 8000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells the visitor of a problem, for a while. */
export function showToast(problem: string): void {
  const toast = byId('toast');
  toast.textContent = problem;
  toast.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => {
    toast.hidden = true;
  }, SHOWN_MS);
}
