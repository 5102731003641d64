// The public record of a provider that tells nothing but its name, for tests of lists.
import { day } from '#kernel/time.ts';
import type { PublicRecord } from '#shortlists/listing.ts';

export const makeRecord = (legalName: string): PublicRecord => ({
  ...{ legalName, website: null, country: 'US', zip: null, firstClaimedOn: null },
  ...{ source: 'demonstration', sourceDate: day('2026-01-01'), names: [], facts: {} },
});
