/** What can change in the local Teams, enough to look it up again. */
export type Change =
  | { kind: 'message'; conversation: string; id: string }
  | { kind: 'file'; id: string }
  | { kind: 'user'; id: string }
  | { kind: 'channel'; id: string }
  | { kind: 'delivery'; id: string }
  | { kind: 'restored' };
