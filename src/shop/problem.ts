import type { FileErrorCode } from '../chat/chat.ts';

/** What can be wrong with a file before anybody looks for credentials in it. */
export const DOCUMENT_PROBLEMS = [
  'empty',
  'too_big',
  'binary',
  'picture',
  'pdf',
  'rtf',
  'word_document',
  'office_document',
  'archive',
  'web_page',
  'shortcut',
] as const;
export type DocumentProblem = (typeof DOCUMENT_PROBLEMS)[number];

/** Why a file could not be had; `file_given_up`: not for so long that nobody waits any more. */
export const FILE_PROBLEMS = [
  'file_too_big',
  'file_gone',
  'file_hidden',
  'file_not_stored_here',
  'file_no_access',
  'file_given_up',
  'no_file',
] as const satisfies (`file_${FileErrorCode}` | 'file_given_up' | 'no_file')[];
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/**
 * What is wrong with something a merchant sent: one of the codes above, `several_files`, or one of the shop's
 * (see `ShopWords.problems`). Never holds anything of what was sent.
 */
export interface CredentialsProblem {
  code: string;
  facts?: {
    /** It was pasted into the chat, where it can be read. */
    pasted?: true;
    /** There were several files, and these were wrong with them. */
    files?: { code: string; count: number }[];
  };
}

/** What is to be said with credentials of any shop; a shop has codes of its own besides (see `ShopWords.notes`). */
export const NOTES = ['pasted', 'asked_too', 'several_credentials'] as const;
export type Note = (typeof NOTES)[number];
