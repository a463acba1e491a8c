import type { Form, Mending } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';

/** Who helps a merchant in person: nobody is promised a PM whom we can't tell. */
export function helper({ company }: Guide, { pm }: Pick<Onboarding, 'pm'>): string {
  return pm ? 'your project manager' : `the person at ${company} who sent you to me`;
}

/** What the merchant calls the shop's platform. */
export function shopName({ shop }: Guide): string {
  return shop?.name ?? 'the shop';
}

/** The form for typing credentials in. */
export function credentialsForm(guide: Guide, onboarding: string, mend?: Mending): Form {
  return {
    title: 'Your API credentials',
    intro:
      'Copy each value from the window that opened after saving, or from the file. Everything is encrypted the moment you send it.',
    fields: guide.shop?.fields ?? [],
    submit: 'Check them',
    context: { onboarding, place: 'form' },
    ...(mend ? { mend } : {}),
  };
}
