// The verb that stores a new passkey. A moderator's needs the word that the operator handed over beside it: a stolen mailbox alone makes no moderator.
import { and, eq, gt } from 'drizzle-orm';
import { record } from '#audit/record.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import { AddAnswer, readAnswer, useChallenge } from './passkey-answer.ts';
import { hostOf, type PasskeyParts } from './passkey-options.ts';
import { digestOf } from './secrets.ts';
import type { SignedIn } from './sessions.ts';
import { accounts, passkeys } from './tables.ts';
import { isFresh } from './viewer.ts';

export interface NewPasskey {
  /** What the browser answered, as JSON. */
  readonly answer: string;
  readonly name: string;
  /** What the operator's command printed. */
  readonly enrolment?: string | undefined;
}

export type AddProblem = 'not-fresh' | 'not-understood' | 'not-verified' | 'there-already' | 'too-many' | 'word-wanted';

const MOST = 10;

/** Stores the passkey after checking who made it, for which site, for which challenge, and that a finger, face or PIN was asked for. */
export async function addPasskey(app: PasskeyParts, viewer: SignedIn, { answer, name, enrolment }: NewPasskey): Promise<Result<void, AddProblem>> {
  const now = app.clock.now();
  if (!isFresh(viewer, now)) return refused('not-fresh');
  const response = readAnswer(AddAnswer, answer);
  if (!response) return refused('not-understood');
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  return app.db.transaction(async (tx) => {
    const { id: accountId } = viewer.account;
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('update');
    const owned = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.accountId, accountId));
    if (owned.length >= MOST) return refused('too-many');
    const checked = await verifyRegistrationResponse({
      response: response,
      expectedChallenge: (challenge) => useChallenge(tx, app.clock, 'add', accountId, challenge),
      expectedOrigin: app.config.site, expectedRPID: hostOf(app.config.site), requireUserVerification: true,
    }).catch(() => undefined);
    if (!checked?.verified) return refused('not-verified');
    if (account?.moderatorSince && !viewer.moderator) {
      const right = and(eq(accounts.id, accountId), eq(accounts.enrolDigest, digestOf(enrolment?.trim() ?? '')), gt(accounts.enrolUntil, now));
      const used = await tx.update(accounts).set({ enrolDigest: null, enrolUntil: null }).where(right).returning({ id: accounts.id });
      if (used.length === 0) return refused('word-wanted');
    }
    const { credential: { id, publicKey, counter }, credentialBackedUp: synced } = checked.registrationInfo;
    const stored = await tx.insert(passkeys).values({ id, accountId, publicKey, counter, transports: response.response.transports, synced, name, addedAt: now }).onConflictDoNothing().returning({ id: passkeys.id });
    if (stored.length === 0) return refused('there-already');
    await record(tx, now, { actor: 'account', actorId: accountId, act: 'passkey-added', subject: 'account', subjectId: accountId });
    return done(undefined);
  });
}
