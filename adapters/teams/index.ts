export { checkTeams, type TeamsFinding } from './check.ts';
export { type ReceiverConfig, type TeamsReceiver, teamsReceiver } from './receive.ts';
export { type SendDeps, type TeamsChat, type TeamsConfig, teamsChat } from './send.ts';
export { isHome } from './welcome.ts';
