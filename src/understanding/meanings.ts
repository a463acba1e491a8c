import { type Language, MEANINGS, type MeaningId } from './cues/cues.ts';
import { de } from './cues/de.ts';
import { en } from './cues/en.ts';
import { es } from './cues/es.ts';
import { isSlip, normalize } from './normalize.ts';

/** A cue, taken apart: see `Cues`. Slots are numbers of word lists that any cue may share. */
interface Cue {
  meaning: MeaningId;
  slots: number[];
  isAtStart: boolean;
  isAtEnd: boolean;
  /** A slot of words that must not be there. */
  without: number | undefined;
}

/** As many other words may stand between two words of a cue. */
const GAP = 3;
/** Who writes more than this says more than one thing. */
const MOST_WORDS = 40;
const LONGEST_TEXT = 1000;
/** A slip of the fingers is forgiven in words of this length, which are no word of ours as they stand. */
const SLIP_LENGTHS = { from: 5, to: 20 };
/** A cue of more words than this may stand beside a word that we don't know, and so on: who knows what others are about? */
const SURE = 2;
const SHORT_WORD = 3;
/** In shorter ones another letter makes another word. */
const LONG_WORD = 7;
/** What somebody is not or may not is only half of what they say with these in it. */
const HALF =
  /\b(but|however|although|except|unless|if|or|maybe|wait|aber|obwohl|oder|vielleicht|pero|aunque|quizas?)\b/;
const HALF_SAID: readonly MeaningId[] = ['not-owner', 'no-permission', 'colleague', 'restart'];
/** Who does not want to talk to a person does not mean that they want to. */
const UNWANTED = /\bnot (want|need|have|like) to (talk|speak|call|stop|go back|start)\b/;

/** What is about the step itself may speak of all that stands in it. */
const ABOUT_STEP: readonly MeaningId[] = ['stuck', 'different'];

const slotNumbers = new Map<string, number>();
/** Which slots a word fills, and a beginning of words. */
const bySlots = { word: new Map<string, number[]>(), stem: new Map<string, number[]>() };

function slotOf(text: string, { groups }: Language): number {
  const words = text.split('|').flatMap((word) => (word.startsWith('@') ? groupOf(word, groups) : [word]));
  const key = [...new Set(words)].sort().join('|');
  const known = slotNumbers.get(key);
  if (known !== undefined) return known;
  const slot = slotNumbers.size;
  slotNumbers.set(key, slot);
  for (const word of new Set(words)) {
    const [index, entry] = word.endsWith('*') ? [bySlots.stem, word.slice(0, -1)] : [bySlots.word, word];
    index.set(entry, [...(index.get(entry) ?? []), slot]);
  }
  return slot;
}

function groupOf(word: string, groups: Language['groups']): string[] {
  const group = groups[word.slice(1)];
  if (group === undefined) throw new Error(`there is no group ${word}`);
  return group.split('|');
}

/** Where an alternative is `$`, the cue may also end before it. */
function readCue(meaning: MeaningId, text: string, language: Language): Cue[] {
  const parts = text.split(' ');
  const without = parts.find((part) => part.startsWith('!'))?.slice(1);
  const words = parts.filter((part) => part !== '^' && part !== '$' && !part.startsWith('!'));
  const cue: Cue = {
    meaning,
    slots: words.map((part) => slotOf(part.replace(/\|\$(?=\||$)|^\$\|/, ''), language)),
    isAtStart: parts[0] === '^',
    isAtEnd: parts.includes('$'),
    without: without === undefined ? undefined : slotOf(without, language),
  };
  const mayEnd = /\|\$(\||$)|^\$\|/.test(words.at(-1) ?? '');
  return mayEnd ? [cue, { ...cue, slots: cue.slots.slice(0, -1), isAtEnd: true }] : [cue];
}

const FILLERS = new Set([en, de, es].flatMap(({ fillers }) => fillers.split(' ')));

const CUES: Cue[] = MEANINGS.flatMap((meaning) =>
  [en, de, es].flatMap((language) =>
    (language.cues[meaning] ?? []).flatMap((text) => readCue(meaning, text, language)),
  ),
);

/** Words that may be meant by others, by their first letter and length. */
const wordsByShape = new Map<string, string[]>();
const shapeOf = (word: string, more = 0) => `${word[0]}${word.length + more}`;
for (const word of [...bySlots.word.keys(), ...bySlots.stem.keys()])
  wordsByShape.set(shapeOf(word), [...(wordsByShape.get(shapeOf(word)) ?? []), word]);

/**
 * What somebody means who says neither what they were asked nor the name of a button; undefined: nobody can tell.
 * Of several meanings it is the one that more words tell. `here`: the text of where they stand, whose words are known.
 * Its cost grows with the words of the text, of which there are few.
 */
export function meaningOf(text: string, here = ''): MeaningId | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const said = normalize(text);
  const shown = new Set(normalize(here).split(' '));
  return meaningIn(said, shown) ?? meaningIn(said.replace(POLITE_START, '').replace(POLITE_END, ''), shown);
}

const POLITE_START =
  /^((hi|hello|hey|hallo|hola|oh|well|um+|so|and|but|und|y|ok|yes|no|sorry|please|bitte|guten (tag|morgen)|buenos dias|por favor|good (morning|afternoon)) )+/;

const POLITE_END = /( (please|thanks|thank you|sorry|bitte|danke|por favor|gracias))+$/;

function meaningIn(said: string, shown: ReadonlySet<string>): MeaningId | undefined {
  const words = said.split(' ');
  if (said === '' || words.length > MOST_WORDS || UNWANTED.test(said)) return undefined;
  const places = placesOf(words);
  const strange = words.filter((word) => isStrange(word) && !shown.has(word)).length;
  let best: Cue | undefined;
  for (const cue of CUES) {
    if (best && cue.slots.length <= best.slots.length) continue;
    if (HALF_SAID.includes(cue.meaning) && HALF.test(said)) continue;
    const against = (cue.without === undefined ? undefined : places.get(cue.without)) ?? [];
    if (against.some((at) => !(ABOUT_STEP.includes(cue.meaning) && shown.has(words[at] ?? '')))) continue;
    if (strange > Math.max(0, cue.slots.length - SURE)) continue;
    if (fits(cue, places, words.length)) best = cue;
  }
  return best?.meaning;
}

/** Whether a word may be what it is all about, and is none that we know. */
function isStrange(word: string): boolean {
  return word.length > SHORT_WORD && !/\d/.test(word) && !FILLERS.has(word) && slotsOf(word).length === 0;
}

/** At which words of a text each slot is filled. */
function placesOf(words: string[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [at, word] of words.entries()) {
    for (const slot of new Set(slotsOf(word))) places.set(slot, [...(places.get(slot) ?? []), at]);
  }
  return places;
}

function slotsOf(word: string): number[] {
  const found = [...(bySlots.word.get(word) ?? [])];
  for (const [stem, slots] of bySlots.stem) if (word.startsWith(stem)) found.push(...slots);
  if (found.length > 0 || word.length < SLIP_LENGTHS.from || word.length > SLIP_LENGTHS.to) return found;
  return [-1, 0, 1]
    .flatMap((more) => wordsByShape.get(shapeOf(word, more)) ?? [])
    .filter((known) => known.length >= SLIP_LENGTHS.from && isTypo(word, known))
    .flatMap((known) => [...(bySlots.word.get(known) ?? []), ...(bySlots.stem.get(known) ?? [])]);
}

/** Whether it is that word but for a slip. Words that differ in their first letter, or in one of few, are others. */
function isTypo(word: string, known: string): boolean {
  if (!isSlip(word, known)) return false;
  const isSwap = [...word].sort().join('') === [...known].sort().join('');
  return word.length !== known.length || isSwap || word.length >= LONG_WORD;
}

function fits({ slots, isAtStart, isAtEnd }: Cue, places: Map<number, number[]>, length: number): boolean {
  // What is all that is said has nothing in between.
  const gap = isAtStart && isAtEnd ? 0 : GAP;
  let reached: number[] | undefined;
  for (const slot of slots) {
    const here = places.get(slot);
    if (!here) return false;
    const before: number[] | undefined = reached;
    reached = before
      ? here.filter((at) => before.some((last) => at > last && at <= last + 1 + gap))
      : here.filter((at) => !isAtStart || at === 0);
    if (reached.length === 0) return false;
  }
  return !isAtEnd || (reached?.includes(length - 1) ?? false);
}
