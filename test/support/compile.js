import { compile, isCompiled, playground, product } from '../../bin/compile.js';

/** Before the first test that starts the program as a process: or each of those would compile it by itself. */
export default function compileOnce() {
  for (const target of [product, playground]) if (!isCompiled(target)) compile(target);
}
