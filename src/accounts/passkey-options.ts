// The verbs that begin a passkey's ceremony: a challenge for this browser, kept as a digest, to be answered once within five minutes.
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Clock } from '#platform/clock.ts';
import type { Config } from '#platform/config.ts';
import type { Db } from '#platform/db.ts';
import { passkeysOf } from './reads.ts';
import { digestOf, newToken } from './secrets.ts';
import type { SignedIn } from './sessions.ts';
import { challenges } from './tables.ts';
import type { ChallengePurpose } from './terms.ts';

const HOLDS_MS = 5 * 60_000;

export interface PasskeyParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly config: Pick<Config, 'site'>;
}

/** The name that a passkey is bound to: the host of the site. It works nowhere else, so a copied page cannot ask for it. */
export const hostOf = (site: string): string => new URL(site).hostname;

async function newChallenge({ db, clock }: PasskeyParts, purpose: ChallengePurpose, accountId: string | null): Promise<string> {
  const challenge = newToken();
  await db.insert(challenges).values({ digest: digestOf(challenge), purpose, accountId, expiresAt: new Date(clock.now().getTime() + HOLDS_MS) });
  return challenge;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'));

/** What the browser needs to make a passkey for this account. A finger, a face or a PIN is always asked for. */
export async function optionsToAdd(parts: PasskeyParts, { account }: SignedIn): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  const known = await passkeysOf(parts.db, account.id);
  return generateRegistrationOptions({
    rpName: 'Plumbline', rpID: hostOf(parts.config.site), userName: account.mailbox, userID: new Uint8Array(Buffer.from(account.id)),
    challenge: bytesOf(await newChallenge(parts, 'add', account.id)),
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What the browser needs to show a passkey; it names no account, so nobody learns from it who has one. */
export async function optionsToSignIn(parts: PasskeyParts): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  return generateAuthenticationOptions({ rpID: hostOf(parts.config.site), userVerification: 'required', challenge: bytesOf(await newChallenge(parts, 'sign-in', null)) });
}
