/** What can change in the workspace, enough to look it up again. */
export type Change =
  | { kind: 'message'; channel: string; ts: string }
  | { kind: 'view'; user: string; id: string }
  | { kind: 'file'; id: string }
  | { kind: 'user'; id: string }
  | { kind: 'channel'; id: string }
  | { kind: 'delivery'; id: string }
  | { kind: 'restored' };
