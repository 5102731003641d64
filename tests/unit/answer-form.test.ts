// What a provider may enter for a check: what the engine would read as no answer at all is refused at the door, and the sentence says why.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formFor } from '#assessments/schema.ts';
import { loadStandard } from '#standard/load.ts';

const { edition } = loadStandard(join(import.meta.dirname, '../../content')).current;
const judge = (id: string, figures: Record<string, number>, flags?: Record<string, boolean>) => {
  const judged = formFor(edition.checks.find((check) => check.id === id)!).safeParse({ figures, ...(flags && { flags }) });
  return judged.success ? 'taken' : judged.error.issues.map((issue) => issue.message);
};

describe('figures', () => {
  it.each([
    ['STF-03', { scheduled: 40, protected: 8 }, undefined],
    ['CLI-01', { accounts: 100, protected: 96, refused: 4 }, undefined],
    ['SVC-07', { asked: 90, replies: 60, satisfied: 95 }, { everyTicket: true }],
    ['BCK-01', { clients: 20, restored: 20 }, undefined],
  ])('of %s that say something are taken: %j', (check, figures, flags) => expect(judge(check, figures, flags)).toBe('taken'));
  it.each([
    ['STF-03', { scheduled: 40, protected: 41 }, ['This must hold: The protected hours are a part of the scheduled hours.']],
    ['CLI-01', { accounts: 100, protected: 97, refused: 4 }, ['This must hold: Accounts with a second factor and accounts refused in writing are no more than all accounts.']],
    ['SVC-07', { asked: 2_000, replies: 150, satisfied: 95 }, ['This must hold: At least 10 percent of those asked have replied.']],
    ['SVC-07', { asked: 500, replies: 60, satisfied: 95 }, ['This must hold: There are at least 100 replies or, if fewer, every ticket was asked about.']],
    ['BCK-01', { clients: 20, restored: 21 }, ['These figures come to 105% of clients. The answer must lie between 0 and 100.']],
  ])('of %s that say nothing are refused: %j', (check, figures, sentences) => expect(judge(check, figures)).toEqual(sentences));
});
