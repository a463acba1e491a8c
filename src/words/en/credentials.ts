/** What is said about what merchants sent. What only one shop has is in that shop's words. */
export const credentials = {
  'problem.empty': 'That file is empty.',
  'problem.too_big': 'That file is far too long to be the one I need.',
  'problem.binary': "That isn't a text file; I can't read it.",
  'problem.picture':
    "That is a picture or a screenshot. I can't read the values off it; I need the text file itself.",
  'problem.pdf': 'That is a PDF. I need the text file itself, not a print of it.',
  'problem.rtf': 'That is a rich text (RTF) document. I need the plain text file itself.',
  'problem.word_document':
    'That is a Word document. I need the text file itself, not a document it was copied into.',
  'problem.office_document':
    'That is an office document (a spreadsheet, a presentation or the like). I need the text file itself.',
  'problem.archive': 'That is a packed (zip) file. Please unpack it first.',
  'problem.web_page': 'That is a saved web page. I need the text file that was downloaded, not the page.',
  'problem.shortcut': 'That is only a link to a web page. I need the text file itself.',

  'problem.file_too_big':
    'That file is far too big to be the credentials file, which is a text file of a few lines.',
  'problem.file_gone': 'I came too late for that file: it is no longer there. Please send it once more.',
  'problem.file_hidden':
    'That file is hidden: the workspace has reached the limit of its plan, and the chat shows it to nobody. Please open the file on your computer and paste its text here, or type the values in instead.',
  'problem.file_not_stored_here':
    'That is a link to a file kept somewhere else, and I can only read files that are uploaded here. Please drag the file itself into this chat.',
  'problem.file_no_access':
    'I was not allowed to open that file. Please drag the file itself into this chat; if it happens again, type the values in instead.',
  'problem.file_given_up':
    "Your file has not reached me: this chat didn't hand it over, and I have stopped trying. Please send it once more. If that doesn't help, type the values in instead.",
  'problem.no_file': 'There was no file in your message. Please send it once more.',

  'problem.files':
    'I looked at all {count, plural, one {# file} other {# files}}, and none of them is the one I need:',
  'problem.files.alike': '{problem} ({count} files)',
  'problem.pasted':
    'If your message holds a real token, please delete it from this chat: I have kept nothing of it. If you meant to ask something, please write it once more without the token.',
  'problem.pasted.too_big':
    'That is far too long to be the credentials. Please send only the lines with their values, or the file itself.',
  'problem.field': 'Please have another look at this value.',

  'note.pasted':
    'For your safety, please delete your message with the credentials from this chat: I have them, encrypted, and nobody else needs to see them.',
  'note.asked_too':
    "You asked something too. I can't answer questions myself: type **talk to my PM** to reach somebody who can.",
  'note.several_credentials':
    "More than one of your files holds credentials. I'm checking the first of them. If you meant another one, send only that.",

  'check.pass': '**{label}**: {required}, as it should be.',
  'check.fail': '**{label}** is set to {found}. It must be **{required}**.',
  'check.failUnknown': "**{label}** must be **{required}**, and it isn't.",
  'check.unknown': '**{label}**: {reason}',
  'check.unreachable': '**{label}**: {shop} did not answer, so this could not be checked.',
  'check.unclear': '**{label}**: {shop} gave no clear answer.',
  'check.leftBehind': 'The check left an empty test entry behind in the store; please delete it there.',
} as const;
