// The verb that signs somebody in by a passkey: the only way to be a moderator.
// An attacker tries an answer of before, one made for another site, a key that was copied, and one without a finger, face or PIN.
import { eq } from 'drizzle-orm';
import { done, refused, type Result } from '#kernel/result.ts';
import { readAnswer, ShowAnswer, useChallenge } from './passkey-answer.ts';
import { hostOf, type PasskeyParts } from './passkey-options.ts';
import { beginSession, endSession } from './sessions.ts';
import type { Browser } from './sign-in.ts';
import { accounts, passkeys } from './tables.ts';

export type ShowProblem = 'not-understood' | 'not-known' | 'not-verified';

/** Begins a session for the account whose passkey was shown. */
export async function signInByPasskey(app: PasskeyParts, answer: string, browser: Browser): Promise<Result<{ readonly key: string; readonly endsAt: Date; readonly moderator: boolean }, ShowProblem>> {
  const response = readAnswer(ShowAnswer, answer);
  if (!response) return refused('not-understood');
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  return app.db.transaction(async (tx) => {
    const [known] = await tx.select().from(passkeys).innerJoin(accounts, eq(accounts.id, passkeys.accountId)).where(eq(passkeys.id, response.id)).for('update');
    if (!known) return refused('not-known');
    const { id, publicKey, counter, transports } = known.passkeys;
    const checked = await verifyAuthenticationResponse({
      response: response as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: (challenge) => useChallenge(tx, app.clock, 'sign-in', null, challenge),
      expectedOrigin: app.config.site, expectedRPID: hostOf(app.config.site), requireUserVerification: true,
      credential: { id, publicKey, counter, transports: [...transports] as never },
    }).catch(() => undefined);
    if (!checked?.verified) return refused('not-verified');
    const now = app.clock.now();
    await tx.update(passkeys).set({ counter: checked.authenticationInfo.newCounter, usedAt: now }).where(eq(passkeys.id, id));
    const moderator = known.accounts.moderatorSince !== null;
    const parts = { db: tx, clock: app.clock };
    if (browser.oldKey) await endSession(parts, browser.oldKey);
    return done({ ...(await beginSession(parts, known.accounts.id, { strength: 'passkey', browser: browser.name, moderator })), moderator });
  });
}
