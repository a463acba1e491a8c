import fc from 'fast-check';

/** What somebody may write, or call themselves: whatever means something to us or to a platform. */
export const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    maxLength: 40,
    unit: fc.constantFrom(
      ...['*', '**', '_', '`', '~', '\\', '<', '>', '[', ']', '(', ')', '{', '{{', '}', '|', '@', '#', ':'],
      ...['&', '&lt;', '-', '- ', '1. ', '+ ', '> ', '# ', '!', ' ', '\n', '\t', '\u202e', 'a', 'Jane', '7'],
      ...['@{slack:U1|Ada}', '@{teams:29:x|Pat}', '@{time:0}', '[pay](https://evil.example)', '<@U1>'],
      ...['<!channel>', '<at>Jane</at>', ':white_check_mark:', '{{DATE(2026-01-01T00:00:00Z, SHORT)}}'],
      ...['https://evil.example', '**bold**', '_it_', '`code`', '\\*'],
    ),
  }),
);
