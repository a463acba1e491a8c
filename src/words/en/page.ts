/** What the page says behind a link to credentials. */
export const page = {
  'page.title': 'Credentials of {name}',
  'page.titleOther': 'A link to credentials',
  'page.from': 'Usher, which walks merchants through handing over credentials',
  'page.askedBy': 'Asked for by',
  'page.until': 'The link opens until',
  'page.once':
    'You see them **once**. Have the place ready where you keep secrets: a password manager, a vault, the settings of the integration.',
  'page.after':
    'As soon as they are shown, they are destroyed here. {name} reads that {company} has them, and your channel reads that they went to {actor}.',
  'page.key': 'The part of the link behind the #',
  'page.keyHint':
    "Without scripts this page can't read that part by itself: copy it from the link and paste it here.",
  'page.keyMissing':
    'The link is not whole: the part behind the # is missing. Copy it from the message and paste it here.',
  'page.show': 'Show the credentials',
  'page.wrong': "That doesn't open this link, and nothing was shown. Was a part of the link cut off?",
  'page.limited': 'Too many tries that were wrong. Please wait an hour, or ask for a new link.',
  'page.busy': 'Somebody is being shown these credentials right now. Please try again in a minute.',
  'page.broken':
    "The credentials can't be decrypted: a seal key is missing. Nothing was shown. Please tell the person who runs Usher.",
  'page.foreign':
    'This request did not come from the page itself, so nothing was done. Please open the link again.',
  'page.trouble':
    'There was no answer. Open the link again: it says whether the credentials were shown, and to whom.',

  'page.shown':
    '**Copy or save them now.** They are destroyed here: close or reload this page, and they are gone.',
  'page.copy': 'Copy',
  'page.copyLabel': 'Copy {label}',
  'page.copied': 'Copied.',
  'page.refused':
    "Your browser doesn't let this page copy. It is selected now: copy it yourself, with Ctrl+C or ⌘C.",
  'page.saved': 'Saved to your downloads. Move it to where you keep secrets.',
  'page.env': 'As an .env file',
  'page.envLabel': 'the .env file',
  'page.document': 'As a text file, the way the shop gives it out',
  'page.documentLabel': 'the text file',
  'page.save': 'Save {label}',

  'page.opened': 'These credentials were opened',
  'page.openedBy': 'They were shown to {actor}, {when}, and are destroyed here.',
  'page.opening': 'They are being shown to {actor}, since {when}.',
  'page.doubtful':
    '{actor} may have seen them, {when}: the connection ended before that was certain. If nobody has them, press **Hand over** on the card for a new link.',
  'page.openedOther':
    'If that was not you, tell your channel at once: somebody else has the link. The API account should be deleted then, and a new one made.',
  'page.over': 'This link opens nothing any more',
  'page.overWhy':
    'Its time is over, a newer link was asked for, or the credentials were replaced. Press **Hand over** on the card of the merchant for a new one.',
  'page.unknown': 'This link leads nowhere',
  'page.unknownWhy':
    'Was a part of it cut off? Open it from the message once more, or press **Hand over** on the card of the merchant for a new one.',
} as const;
