// Two people at one desk at the same moment, with real commits: of two sheets that were looked at together, one is saved whole and the other not at all.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importAnswers, stateOfChecklist, type NewDraft } from '../../src/assessments/import-answers.ts';
import { saveAnswer, stateOfCheck } from '../../src/assessments/save-answer.ts';
import { answers } from '../../src/assessments/tables.ts';
import type { SignedIn } from '../../src/accounts/sessions.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase, type Database } from '../../src/platform/db.ts';
import { memberships } from '../../src/providers/team-tables.ts';
import { loadStandard } from '../../src/standard/load.ts';
import { ownDatabase } from '../support/database.ts';
import { makeProvider } from '../support/make-provider.ts';
import { signedIn } from '../support/sign-in.ts';

const standard = loadStandard('content');
let own: Awaited<ReturnType<typeof ownDatabase>>;
let database: Database;
let firm: string;
let owner: SignedIn;
beforeAll(async () => {
  own = await ownDatabase();
  database = openDatabase(own.url);
  firm = await makeProvider(database.db);
  owner = await signedIn(database.db, 'marlow@northgate.example');
  await database.db.insert(memberships).values({ providerId: firm, accountId: owner.account.id, role: 'owner', since: new Date() });
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

const said = (checkId: string, value: number): NewDraft => ({ checkId, said: { kind: 'answers', given: [{ value }] } });
const app = () => ({ db: database.db, clock: systemClock, standard });
const sheet = (drafts: readonly NewDraft[], seen: string) => importAnswers(app(), owner, firm, drafts, seen);

it('of two sheets at once one is saved, also where they hold other checks or the same in another order', async () => {
  for (const [one, other] of [[['ATT-03', 'CLI-02'], ['SEC-06']], [['ATT-03', 'CLI-02', 'SEC-06'], ['SEC-06', 'CLI-02', 'ATT-03']]] as const)
    for (const [first, second] of [[1, 2], [3, 4], [5, 6], [7, 8]] as const) {
      const seen = await stateOfChecklist(database.db, '2026.1', firm);
      const outcomes = await Promise.all([sheet(one.map((id) => said(id, first)), seen), sheet(other.map((id) => said(id, second)), seen)]);
      expect(outcomes.map((outcome) => outcome.kind).toSorted()).toEqual(['done', 'refused']);
      const value = outcomes[0].kind === 'done' ? first : second;
      const saved = await database.db.select({ check: answers.checkId, value: answers.value }).from(answers);
      for (const id of value === first ? one : other) expect(saved.filter((row) => row.check === id)).toEqual([{ check: id, value }]);
      expect(saved.filter((row) => row.value === (value === first ? second : first))).toEqual([]);
    }
});

it('a sheet and one check at once: one of them wins where they meet, and nothing stands twice', async () => {
  for (const value of [21, 22, 23, 24, 25, 26]) {
    const place = { providerId: firm, checkId: 'CLI-02' };
    const [all, single] = [await stateOfChecklist(database.db, '2026.1', firm), await stateOfCheck(database.db, '2026.1', place)];
    const outcomes = await Promise.all([sheet([said('ATT-03', value), said('CLI-02', value)], all), saveAnswer(app(), owner, place, { kind: 'answers', given: [{ value: 99 }] }, single)]);
    expect(outcomes.map((outcome) => outcome.kind).toSorted()).toEqual(['done', 'refused']);
    const saved = await database.db.select({ check: answers.checkId, value: answers.value }).from(answers);
    expect(saved.filter((row) => row.check === 'CLI-02').map((row) => row.value)).toEqual([outcomes[0].kind === 'done' ? value : 99]);
  }
});
