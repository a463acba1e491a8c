/** The codes that a shop has words for. */
export interface ShopCodes {
  /** What can be wrong with a text. */
  problem: string;
  /** What is odd about credentials that were taken all the same. */
  note: string;
  field: string;
  /** What can be wrong with a field. */
  fieldError: string;
  check: string;
  /** Why a check is `unknown`. */
  reason: string;
}

/** What a field of the form is called, and how to fill it in. */
export interface FieldWords {
  label: string;
  hint?: string;
  placeholder?: string;
}

/**
 * All that is said about a shop, by code, in the words of its own control panel. Sentences, in our markup
 * (see `Text`) but where it says otherwise.
 */
export interface ShopWords<Codes extends ShopCodes = ShopCodes> {
  /** What to send. Follows what is wrong with a file, as a sentence of its own. */
  wanted: string;
  /** The one file that is wanted, after "Please send only". */
  file: string;
  /** What is wrong, and what to send instead. */
  problems: Readonly<Record<Codes['problem'], string>>;
  notes: Readonly<Record<Codes['note'], string>>;
  /** The form's title, what stands above its fields, and the fields. Plain. */
  form: {
    title: string;
    intro: string;
    fields: Readonly<Record<Codes['field'], FieldWords>>;
    errors: Readonly<Record<Codes['fieldError'], string>>;
  };
  /** What each check is about, as the panel calls it. Plain. */
  checks: Readonly<Record<Codes['check'], string>>;
  /** After the name of the check and a colon. `{required}` is the level it should have. */
  reasons: Readonly<Record<Codes['reason'], string>>;
  results: {
    /** The credentials work, and open nothing at all. */
    nothingGranted: string;
    /** The shop does not know the credentials. */
    tokenRejected: string;
    /** They are not for this shop. */
    wrongShop: string;
    /** How wrong permissions are put right. */
    redo: string;
    /** They work, for a store that is not the one meant: what to do instead. */
    otherStore: string;
    /** What a project manager waits for when permissions are wrong: "the merchant, to …". */
    redoForPm: string;
  };
  /** Two of these once more, for somebody at a terminal. */
  terminal: { nothingGranted: string; redo: string };
}

/** The word for a code, if there is one. */
export function wordFor<Word>(words: Readonly<Record<string, Word>>, code: string): Word | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined;
}
