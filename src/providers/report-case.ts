// The verb behind "Report a wrong fact": anybody may use it, without an account. Stores a case; changes nothing of the provider.
import { eq } from 'drizzle-orm';
import { newId } from '#kernel/id.ts';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Clock } from '#platform/clock.ts';
import type { Db } from '#platform/db.ts';
import { CaseReport } from './schema.ts';
import { cases } from './case-tables.ts';
import { providers } from './tables.ts';

/** What the reporter gets back: the number under which the case can be asked for. */
export interface ReportedCase {
  readonly number: number;
}

/**
 * Stores a report about the provider with this slug, or about the site and the standard where `slug` is left out, and gives back its number.
 * A challenge names the check whose answer it is about, of a firm that speaks for itself. Refuses a slug that is not there, a report on no provider that must name one, and what the schema does not allow: the door has judged it
 * before, and this is the last line before the database.
 */
export async function reportCase(
  app: { readonly db: Db; readonly clock: Clock },
  slug: string | undefined,
  report: CaseReport,
): Promise<Result<ReportedCase, 'no-such-provider' | 'nothing-answered' | 'not-allowed'>> {
  const allowed = CaseReport.safeParse(report);
  if (!allowed.success || slug?.includes('\0')) return refused('not-allowed');
  const { kind, text, contact } = allowed.data;
  const check = kind === 'answer' ? allowed.data.check : undefined;
  if (kind === 'answer' && check === undefined) return refused('not-allowed');
  if (slug === undefined && kind !== 'something-else') return refused('no-such-provider');
  return app.db.transaction(async (tx) => {
    const [provider] = slug === undefined ? [] : await tx.select({ id: providers.id, claimed: providers.firstClaimedOn }).from(providers).where(eq(providers.slug, slug));
    if (slug !== undefined && !provider) return refused('no-such-provider');
    if (kind === 'answer' && provider!.claimed === null) return refused('nothing-answered');
    const now = app.clock.now();
    const [stored] = await tx
      .insert(cases)
      .values({ id: newId(now.getTime()), kind, providerId: provider?.id ?? null, checkId: check ?? null, text: text.trim(), contact: contact ?? null, state: 'open', createdAt: now })
      .returning({ number: cases.number });
    return done({ number: stored!.number });
  });
}
