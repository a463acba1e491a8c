/** What somebody reads who is in several onboardings. */
export const roster = {
  'merchant.roster.short': 'Your onboardings',
  'merchant.roster': 'These are yours. What you write to me belongs to the one marked **now**:',
  'merchant.roster.current': '{detail} (**now**)',
  'merchant.roster.switch': 'Go on with {title}',
  'merchant.roster.one': 'There is only one here, and we are in it. Write **{detail}** to see where we are.',
} as const;
