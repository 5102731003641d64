// What a browser sends back in a passkey's ceremony: read as JSON under a schema, and its challenge used up.
import { and, eq, gt, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { digestOf } from './secrets.ts';
import { challenges } from './tables.ts';
import type { ChallengePurpose } from './terms.ts';

const Words = z.string().regex(/^[A-Za-z0-9_-]*$/).max(20_000);
const shared = { id: Words.min(1).max(1_400), rawId: Words.max(1_400), type: z.literal('public-key'), clientExtensionResults: z.record(z.string(), z.unknown()).default({}) };

/** Of a new passkey. */
export const AddAnswer = z.object({ ...shared, response: z.object({ clientDataJSON: Words, attestationObject: Words, transports: z.array(z.string().max(20)).max(10).default([]) }) });

/** Of a passkey that is shown. */
export const ShowAnswer = z.object({ ...shared, response: z.object({ clientDataJSON: Words, authenticatorData: Words, signature: Words, userHandle: Words.optional() }) });

/** The JSON in a hidden field, or undefined where it is none or says something else. */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Whether the challenge was given to this account (to nobody, for a sign-in) and is still open. It is used up either way. */
export async function useChallenge(tx: Db, clock: Clock, purpose: ChallengePurpose, accountId: string | null, challenge: string): Promise<boolean> {
  const whose = accountId === null ? isNull(challenges.accountId) : eq(challenges.accountId, accountId);
  const used = await tx.delete(challenges).where(and(eq(challenges.digest, digestOf(challenge)), eq(challenges.purpose, purpose), whose, gt(challenges.expiresAt, clock.now()))).returning({ digest: challenges.digest });
  return used.length === 1;
}
