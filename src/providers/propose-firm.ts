// Reads what somebody writes of a firm that is not listed: its website and its place, or why they cannot be taken.
import { eq } from 'drizzle-orm';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Db } from '#platform/db.ts';
import type { ProposedFirm } from './team-tables.ts';
import { places } from './tables.ts';
import { readWebsite } from './website.ts';

/** The firm as it would be stored. `fiction` where made-up firms may be added: on a demonstration, and nowhere else. */
export async function readProposal(db: Db, { name, legalName, website, zip }: { readonly name: string; readonly legalName?: string | undefined; readonly website: string; readonly zip: string }, fiction: boolean): Promise<Result<ProposedFirm, 'no-website' | 'no-place' | 'fiction'>> {
  const site = readWebsite(website);
  if (site.kind === 'none') return refused('no-website');
  if (site.domain.endsWith('.example') && !fiction) return refused('fiction');
  const [place] = await db.select({ zip: places.zip }).from(places).where(eq(places.zip, zip));
  if (!place) return refused('no-place');
  return done({ name: name.trim(), legalName: (legalName ?? name).trim(), website: site.website, domain: site.domain, zip });
}

/** Each refusal with the field that it stands beside. */
export const PROPOSAL_PROBLEMS = {
  'no-website': { field: 'website', says: 'Write the address of its website, like harbour-it.com.' },
  'no-place': { field: 'zip', says: 'We know no place with that ZIP. A ZIP has five digits.' },
  fiction: { field: 'website', says: 'Addresses that end in .example are kept for made-up firms.' },
} as const;
