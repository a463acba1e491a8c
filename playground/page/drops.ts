/** Files, and samples, that are dropped onto a window. */

/** How a sample that is being dragged is told from a file. */
export const SAMPLE_TYPE = 'application/x-usher-sample';

interface Deeds {
  attach(files: File[]): unknown;
  sample(id: string): unknown;
}

/** Takes what is dropped onto `root`. */
export function acceptDrops(root: HTMLElement, { attach, sample }: Deeds): void {
  let depth = 0;
  const mark = (change: number) => {
    depth = Math.max(0, depth + change);
    root.classList.toggle('dropping', depth > 0);
  };
  root.addEventListener('dragenter', () => mark(1));
  root.addEventListener('dragleave', () => mark(-1));
  root.addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  });
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(-depth);
    const id = event.dataTransfer?.getData(SAMPLE_TYPE);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (id) sample(id);
    else if (files.length > 0) attach(files);
  });
  // A file dropped beside the chat must not replace the page.
  for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault());
}
