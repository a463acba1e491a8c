import { readFileSync } from 'node:fs';

/** Something a person may say, and what they mean by it; `none`: nothing that is known. */
export interface Phrase {
  meant: string;
  language: string;
  text: string;
}

/** The labelled phrases to build with (`known`), or to measure with (`measured`): see test/fixtures/phrases/README.md. */
export function phrases(name: 'known' | 'measured'): Phrase[] {
  let [meant, language] = ['', ''];
  return readFileSync(`test/fixtures/phrases/${name}.txt`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (!line.startsWith('# ')) return line === '' ? [] : [{ meant, language, text: line }];
      [, meant = '', language = ''] = line.split(' ');
      return [];
    });
}

/** How well phrases are understood, one meaning or all: `precision` of what was understood, `recall` of what was meant. */
export interface Measure {
  meant: string;
  said: number;
  precision: number;
  recall: number;
}

/** Measures what `read` makes of phrases, meaning by meaning; all of them together come last. */
export function measure(
  all: readonly Phrase[],
  read: (text: string) => string,
): { measures: Measure[]; wrong: string[] } {
  const results = all.map((phrase) => ({ ...phrase, read: read(phrase.text) }));
  const of = (name: string, isIt: (meaning: string) => boolean): Measure => {
    const said = results.filter(({ meant }) => isIt(meant));
    const found = results.filter((result) => isIt(result.read));
    const right = said.filter((result) => result.read === result.meant).length;
    const precise = found.filter((result) => result.read === result.meant).length;
    const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
    return {
      meant: name,
      said: said.length,
      precision: share(precise, found.length),
      recall: share(right, said.length),
    };
  };
  const names = [...new Set(all.map(({ meant }) => meant))].filter((name) => name !== 'none');
  return {
    measures: [
      ...names.map((name) => of(name, (meaning) => meaning === name)),
      of('all', (m) => m !== 'none'),
    ],
    wrong: results
      .filter((result) => result.read !== result.meant)
      .map((result) => `${result.meant} -> ${result.read}: ${result.text}`),
  };
}
