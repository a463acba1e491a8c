import { isSlip, normalize } from './normalize.ts';

/** One thing that may be meant. */
export interface Meaning {
  /** The id of a button. */
  choice: string;
  /** What people say for it. */
  words: readonly string[];
  /** Which answer it is to a question of yes or no; `next`: "done" where nothing was asked. */
  says?: 'yes' | 'no' | 'next';
}

/** Words that an answer may begin with before it goes on. */
const LEADS: Record<NonNullable<Meaning['says']>, string[]> = {
  yes: [
    ...['yes', 'absolutely', 'definitely', 'certainly', 'indeed', 'correct', 'exactly'],
    ...['ja', 'jawohl', 'genau', 'si', 'claro', 'correcto'],
  ],
  no: ['no', 'nein'],
  next: [
    ...['yes', 'ok', 'done', 'ready', 'finished', 'absolutely', 'sure'],
    ...['ja', 'fertig', 'erledigt', 'si', 'listo', 'lista', 'hecho'],
  ],
};
/** Who says more than this after "ok" or "done" may be saying something else. */
const FEW_WORDS = 4;

/** They hold a "no" and are none. */
const IDIOMS = /\b(no (prob\w*|worries|doubts?|rush|hurry)|not a problem)\b/g;
const NEGATION =
  /\b(no|not|never|nobody|none|neither|without|wrong|unable|nicht|nichts|nein|kein\w*|nie|nunca|nada|tampoco)\b/;
const DOUBT =
  /\b(but|however|although|except|unless|if|or|maybe|perhaps|probably|unsure|wait|almost|nearly|yet|guess|aber|oder|vielleicht|fast|pero|quizas?|tal vez|casi|creo)\b/;
const POLITE_START =
  /^(hi|hello|hey|oh|well|um+|uh+|hm+|ah+|so|and|great|cool|alright|please|sorry|thanks|thank you|hallo|bitte|hola|por favor|bueno) /;
const POLITE_END =
  / (please|thanks|thank you|sir|madam|mate|lol|haha|sorry|tbh|honestly|actually|bitte|danke|por favor|gracias)$/;
/**
 * "No" begins many a sentence that is no answer ("no file downloaded", "no puedo entrar"), and "si" is "if" as well:
 * they are answers before a pause, or before words that begin a sentence of their own.
 */
const SET_APART = /^[^\p{L}]*(n+o+|nope+|nah+|sí|si)\s*([^\p{L}\s'’]|$)/iu;
const UNCLEAR = ['no', 'si'];
const BEGINS =
  /^(i|it|that|this|we|he|she|they|you|my|our|the|not|sorry|thanks|thank|unfortunately|only|just|please|no|yes|way|problem|worries|wait|es|claro|tengo|por|gracias)$/;
/** Nobody needs more signs to say yes or no: a longer text is not looked into. */
const LONGEST_ANSWER = 1000;
/** Words that tell nothing by themselves. */
const EMPTY =
  /^(i|am|is|it|that|this|the|an?|my|me|we|you|can|could|may|do|does|did|have|has|had|to|no|not)$/;

/**
 * What somebody means, or undefined when that is not certain. `asked` is what would answer what they were
 * just asked, `others` is what may be said at any time. More than a few words count when they say one
 * thing, and nothing that speaks against it.
 */
export function readAnswer(text: string, asked: Meaning[], others: Meaning[]): string | undefined {
  return readShortly(text, [...asked, ...others]) ?? readAtLength(text, asked, others);
}

/** What is said in so many words and no others, but for politeness and a slip of the fingers. */
export function readShortly(text: string, meanings: Meaning[]): string | undefined {
  if (text.length > LONGEST_ANSWER) return undefined;
  const said = normalize(text);
  const forms = new Set([said, withoutIdioms(said)]);
  for (const form of forms) forms.add(form.replace(POLITE_END, '')).add(form.replace(POLITE_START, ''));
  for (const read of [exactly, almost]) {
    const found = [...forms].map((form) => read(form, meanings)).find(Boolean);
    if (found) return found.choice;
  }
  return undefined;
}

/** What is said in more words than that. */
export function readAtLength(text: string, asked: Meaning[], others: Meaning[]): string | undefined {
  if (text.length > LONGEST_ANSWER) return undefined;
  const said = withoutPoliteness(withoutIdioms(normalize(text)));
  return (isUnclear(text, said) ? telling(said, others) : atLength(said, asked, others))?.choice;
}

function withoutIdioms(said: string): string {
  return said.replace(IDIOMS, '').replace(/ +/g, ' ').trim();
}

/** Whether it begins with a "no" that may be none. */
function isUnclear(text: string, said: string): boolean {
  const [first = '', second] = said.split(' ');
  return UNCLEAR.includes(first) && second !== undefined && !SET_APART.test(text) && !BEGINS.test(second);
}

/** The same for words that say it all by themselves, without a slip. */
export function readWords(text: string, meanings: Meaning[]): string | undefined {
  if (text.length > LONGEST_ANSWER) return undefined;
  return exactly(normalize(text), meanings)?.choice;
}

function exactly(said: string, meanings: Meaning[]): Meaning | undefined {
  return meanings.find(({ words }) => words.some((word) => normalize(word) === said));
}

/** The one thing that was meant but for a slip of the fingers; "not" and "now" are no slip apart. */
function almost(said: string, meanings: Meaning[]): Meaning | undefined {
  const isMeant = (word: string) => {
    const isLong = word.length >= (word.includes(' ') ? 8 : 5);
    return (
      said.length >= 4 &&
      isSlip(said, word) &&
      (isLong || isSwap(said, word)) &&
      NEGATION.test(said) === NEGATION.test(word)
    );
  };
  return only(meanings.filter(({ words }) => words.map(normalize).some(isMeant)));
}

/** The one that all of them are. */
function only([first, ...more]: Meaning[]): Meaning | undefined {
  return more.every(({ choice }) => choice === first?.choice) ? first : undefined;
}

function isSwap(one: string, other: string): boolean {
  return [...one].sort().join() === [...other].sort().join();
}

/** What is said in more words: by the first of them, or by some that tell it all. */
function atLength(said: string, asked: Meaning[], others: Meaning[]): Meaning | undefined {
  const [first = '', ...more] = said.split(' ');
  const lead = asked.find(({ says }) => says && LEADS[says].includes(first));
  const rest = withoutPoliteness(more.join(' '));
  if (!lead && first === 'ok' && rest !== '')
    return exactly(rest, [...asked, ...others]) ?? atLength(rest, asked, others);
  if (!lead) return telling(said, asked) ?? telling(said, others);

  if (rest === '') return lead;
  const named = exactly(rest, asked) ?? telling(rest, asked);
  // "No, I'm not sure" is the more exact of two answers, "no, I am the owner" is two different ones.
  if (named) return named.choice === lead.choice || (lead.says !== 'yes' && !named.says) ? named : undefined;
  const other = exactly(rest, others);
  if (other) return other;
  const speaksAgainst = lead.says === 'no' ? /\byes\b/ : NEGATION;
  if (DOUBT.test(rest) || speaksAgainst.test(rest) || mentions(rest, asked).length > 0) return undefined;
  return lead.says === 'next' && more.length > FEW_WORDS ? undefined : lead;
}

/** The one thing that words within a text tell, if nothing around them speaks against it. */
function telling(said: string, meanings: Meaning[]): Meaning | undefined {
  const found = mentions(said, meanings);
  const [first] = found;
  if (!first || !only(found.map(({ meaning }) => meaning))) return undefined;
  const around = found.reduce((left, { words }) => left.replace(words, ' '), said);
  const against = NEGATION.test(first.words) ? around.replace(/^no\b/, '') : around;
  return NEGATION.test(against) || DOUBT.test(against) ? undefined : first.meaning;
}

/** Words in a text that tell something by themselves; of those within others only the longest. */
function mentions(said: string, meanings: Meaning[]): { meaning: Meaning; words: string }[] {
  const found = meanings.flatMap((meaning) =>
    meaning.words
      .map(normalize)
      .filter((words) => tells(words) && ` ${said} `.includes(` ${words} `))
      .map((words) => ({ meaning, words })),
  );
  return found.filter(({ words }) => !found.some((one) => one.words !== words && one.words.includes(words)));
}

/** Whether words may be picked out of a text: "I am the owner" and "not sure" may, "I am" and "owner" may not. */
function tells(phrase: string): boolean {
  const words = phrase.split(' ');
  return words.length >= (NEGATION.test(phrase) ? 2 : 3) && words.some((word) => !EMPTY.test(word));
}

/** Without what is said out of politeness, unless that is all. */
function withoutPoliteness(said: string): string {
  let rest = said;
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(POLITE_END, '').replace(POLITE_START, '');
  }
  return rest;
}
