/** A command of the terminal. Writes what it has to say, and resolves with its exit code. */
export type Command = (
  args: string[],
  env: Record<string, string | undefined>,
  out: (text: string) => void,
  err: (text: string) => void,
) => Promise<number>;

/** What the playground does for the terminal. */
export interface PlaygroundCommands {
  /** What `usher start` is with no chat platform configured. */
  start: Command;
  demo: Command;
}

/**
 * Loads the playground. The product neither holds nor imports it: whoever starts the program in a checkout
 * passes this in. Resolves with undefined when there is none.
 */
export type LoadPlayground = () => Promise<PlaygroundCommands | undefined>;

/** What an operator reads who asks a build without a playground for one. */
export const NO_PLAYGROUND =
  'usher: the playground is not part of this installation; run `npm ci` in a checkout of the sources to have it\n';
