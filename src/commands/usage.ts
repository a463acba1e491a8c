/** How each command is used. Printed whole when somebody asks, and when it was used otherwise. */
export const USAGE = {
  start: `usage: usher start [--role all|web|worker]

Runs the bot until it is stopped; with no chat platform configured, the playground.
web talks to the chat platforms, worker checks credentials, all (the default) does both.`,

  'start-onboarding': `usage: usher start-onboarding --customer NAME [--flow NAME] [--channel CHANNEL]

Starts an onboarding, and prints the link and the code for its merchant. Needs the Redis, and no running bot.
--flow names the guide; when left out, the one for people who come uninvited.
--channel is the project managers' channel, slack:C… or teams:19:…; when left out, USHER_PM_CHANNEL.`,

  verify: `usage: usher verify FILE [--flow NAME] [--json]

Checks a credentials file live, without Redis and without a chat. Prints no secret.
--flow names the guide it belongs to; when left out, the one for people who come uninvited.
--json prints one object: verdict, store, checks.

exit code: 0 verified, 1 needs changes, 2 invalid file or token, 3 could not reach the shop`,

  reveal: `usage: usher reveal ID [--json] [--yes]

Shows the verified credentials of a merchant once, and destroys them here; merchant and PM are told.
The ID stands in the answer to creds-status with the merchant's name. Asks first: yes goes on.
--json prints one object: store_hash, api_path, access_token, client_id, client_secret (what the shop has).
--yes does not ask.

exit code: 0 shown, 1 nothing was done`,

  forget: `usage: usher forget ID [--yes]

Removes a merchant and all that is stored of them, credentials too.
A merchant who writes after that starts from the beginning.
The ID stands in usher audit, and in the answer to creds-status with the merchant's name. Asks first: yes goes on.
--yes does not ask.

exit code: 0 forgotten, 1 nothing was done`,

  audit: `usage: usher audit [ID] [--csv]

Prints who did what with the credentials of a merchant, or of all of them, and when: oldest first. No secrets.
The ID stands in it, and in the answer to creds-status with the merchant's name.

exit code: 0 printed, 1 there is no such onboarding`,

  keys: `usage: usher keys [--reseal]

Counts what is sealed with which key of USHER_SEAL_KEYS.
--reseal seals everything with the first one, while the bot runs.

exit code: 0 everything is sealed with the first key, 1 something is not`,

  doctor: `usage: usher doctor

Checks the environment, the flows, Redis, Slack, Teams, and where credentials go; sends nothing to anybody.

exit code: 0 all is well, 1 something has to be fixed`,

  flows: `usage: usher flows check [DIR]

Checks one flow folder, or every one in a folder of flows (flows/ when left out).

exit code: 0 no mistakes, 1 mistakes, each with file and line`,

  webhooks: `usage: usher webhooks [replay ID | resume]

Lists what the webhook was told, the newest first: its id, what it was, how often it was tried, what was answered.
replay ID says it once more, under the same id; what waits for its next try is tried now.
resume goes on after the webhook said that it is gone (410).

exit code: 0 done, 1 nothing of that id can be said again, or it was not taken`,

  outbox: `usage: usher outbox [replay ID | drop ID]

Lists what was set aside because it ended the process three times, and what waits for another try. No secrets.
replay ID has it tried again at once, as if it had never been tried.
drop ID gives up what was set aside: it is never done.

exit code: 0 done, 1 nothing of that id is there, or it is not set aside`,

  demo: `usage: usher demo

Plays merchants through the whole job against local stand-ins, and prints both sides.

exit code: 0 when the PM was told of both, 1 otherwise`,
} as const;

export type CommandName = keyof typeof USAGE;

/** All commands at a glance. */
export const ALL_USAGE = `usage: usher COMMAND

  start [--role all|web|worker]   run the bot; with nothing configured, the playground
  start-onboarding --customer NAME [--flow NAME] [--channel CHANNEL]
                                  start an onboarding, and print its link and code
  verify FILE [--flow NAME] [--json]
                                  check a credentials file from the terminal
  reveal ID [--json] [--yes]      show verified credentials once, and destroy them here
  forget ID [--yes]               remove a merchant and all that is stored of them
  audit [ID] [--csv]              print who did what with credentials, and when
  keys [--reseal]                 count what is sealed with which key, or seal it with the first
  doctor                          check the environment, Redis, Slack and Teams
  flows check [DIR]               validate flow folders
  webhooks [replay ID | resume]   see what the webhook was told, or tell it again
  outbox [replay ID | drop ID]    see what was set aside or waits, try it again, or drop it
  demo                            play merchants through the whole job, and print both sides

usher COMMAND --help says more; usher --version says which this is.`;
