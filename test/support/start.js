// Starts the program as `usher start` does, but for how soon it gets over a crash: the first argument says that.
// Compiled beforehand, by compile.js.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { product } from '../../bin/compile.js';

const { startCommand } = await import(
  pathToFileURL(join(product.folder, 'src', 'commands', 'start.js')).href
);
const [times, ...args] = process.argv.slice(2);
const out = (text) => void process.stdout.write(text);
const err = (text) => void process.stderr.write(text);
const noPlayground = async () => undefined;
process.exit(await startCommand(args, process.env, out, err, noPlayground, JSON.parse(times)));
