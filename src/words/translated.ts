/** What only project managers and operators read: in English, whatever is spoken with merchants. */
export type ForPm = `pm.${string}` | `start.${string}` | `sink.${string}`;

/** The messages of a part of the English catalogue in another language. One that is missing does not compile. */
export type Translated<Part> = Readonly<Record<Exclude<keyof Part, ForPm>, string>>;
