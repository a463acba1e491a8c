/** How an onboarding goes, for project managers. */
export const health = {
  'pm.card.health': 'Health',
  'pm.health': '{status}: {detail}',
  'pm.health.onTrack': '🟢 On track',
  'pm.health.atRisk': '🟡 At risk',
  'pm.health.stuck': '🔴 Stuck',
  'pm.health.done': '✅ Done',
  'pm.health.silent': 'nothing heard, in spite of reminders',
  'pm.health.notMe': 'not the right person',
  'pm.health.unreachable': "can't be reached",
  'pm.health.failing': 'the credentials stopped working',
  'pm.health.notTaken': 'nobody took the credentials in time',
  'pm.health.question': 'waits for an answer',
  'pm.health.promise': 'the promised date is near',
  'pm.health.reminded': 'reminded {count, plural, one {once} other {# times}}',
  'pm.health.help': 'needed help {count, plural, one {once} other {# times}} at this step',
  'pm.health.files': 'sent {count, plural, one {one wrong file} other {# wrong files}}',
} as const;
