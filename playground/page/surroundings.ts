/** What a message of the bot's is shown in. Types only. */

/** Names by id, of those who may be mentioned. */
export type People = Record<string, string>;

/** What is picked, or what is filled in around a button, by field; undefined: nothing. */
export type Picked = string | Record<string, string> | undefined;

/** Is told of a button that is pressed, or of something that is picked. */
export type Press = (action: string, value: Picked, element: HTMLElement) => void;

export interface Surroundings {
  people: People;
  press: Press;
}
