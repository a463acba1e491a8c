import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Logger } from '../../src/base/log.ts';
import { errorFields } from './log.ts';
import { KeysUnavailable } from './signing-keys.ts';

/**
 * Whether a token was made by the Bot Connector for this bot, and for answers to `serviceUrl`; `unsure` when
 * the keys to tell could not be had. Never rejects.
 */
export type TokenCheck = (token: string, serviceUrl: string) => Promise<'yes' | 'no' | 'unsure'>;

const ISSUER = 'https://api.botframework.com';
const CLOCK_TOLERANCE_S = 5 * 60;

/**
 * What learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication asks of a
 * bot, under "Connector to Bot"; `keys` are those of `signingKeys`. Tokens of emulators and of other bots
 * are not taken.
 */
export function tokenCheck(appId: string, keys: JWTVerifyGetKey, log: Logger): TokenCheck {
  return async (token, serviceUrl) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: ISSUER,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      // The audience as well: jose would take a list of them with ours among others.
      const expected = { aud: appId, serviceurl: serviceUrl };
      for (const [claim, value] of Object.entries(expected))
        if (payload[claim] !== value) throw new errors.JWTClaimValidationFailed('', payload, claim);
      return 'yes';
    } catch (error) {
      if (error instanceof KeysUnavailable) return 'unsure';
      const claim = error instanceof errors.JWTClaimValidationFailed ? { claim: error.claim } : {};
      log.debug({ ...errorFields(error), ...claim }, 'a token was not taken');
      return 'no';
    }
  };
}

/** The token of an `Authorization` header, if it has the form of one. */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^Bearer ([\w-]+(?:\.[\w-]*){2})$/.exec(authorization ?? '')?.[1];
}
