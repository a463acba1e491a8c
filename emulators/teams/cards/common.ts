/** What all elements of an Adaptive Card share. */
import { z } from 'zod';

/** One of these words, in any case. */
export const word = (...words: string[]) =>
  z.string().refine((given) => words.includes(given.toLowerCase()), {
    error: `must be one of ${words.join(', ')}`,
  });

export const common = {
  id: z.string().optional(),
  isVisible: z.boolean().optional(),
  separator: z.boolean().optional(),
  spacing: word('default', 'none', 'small', 'medium', 'large', 'extralarge', 'padding').optional(),
};
