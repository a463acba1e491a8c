// `npm run build`: compiles the program. bin/usher.js runs what it leaves, by whomever and wherever, as it is.
import { CompileError, compile, product } from './compile.js';

try {
  compile(product);
} catch (error) {
  if (!(error instanceof CompileError)) throw error;
  process.stderr.write(`usher: ${error.message}\n`);
  process.exitCode = 1;
}
