// What a made-up firm answered to the checks of the standard, and what was proven of it. Pure: chance and the day come in.
import type { Entry } from '#engine/points.ts';
import { newId } from '#kernel/id.ts';
import { addDays, earlier, later, type Day } from '#kernel/time.ts';
import type { Check, Edition } from '#standard/schema.ts';
import type { Draw } from './answer-pools.ts';
import type { Random } from './random.ts';
import { NOTES } from './words.ts';

export interface AnswerProof {
  readonly id: string;
  readonly kind: 'document' | 'attested';
  readonly date: Day;
  readonly checkedOn: Day;
}

export interface FirmAnswer {
  readonly id: string;
  readonly checkId: string;
  readonly rule: string | undefined;
  /** Absent where the firm would not say. */
  readonly entry: Entry | undefined;
  readonly givenOn: Day;
  readonly note: string | undefined;
  readonly proofs: readonly AnswerProof[];
}

const DOCUMENT = 0.4;
const ATTESTED = 0.1;

/** Most answers are of this year; some are older than twelve months and have lapsed. */
function proofsFor(check: Check, givenOn: Day, today: Day, random: Random): AnswerProof[] {
  const drawn = random.next();
  const kind = drawn < ATTESTED && check.proofs.attested ? 'attested' : drawn < ATTESTED + DOCUMENT && check.proofs.document ? 'document' : undefined;
  if (!kind) return [];
  const date = earlier(addDays(givenOn, random.whole(-120, 20)), today);
  return [{ id: newId(), kind, date, checkedOn: earlier(addDays(date, random.whole(0, 30)), today) }];
}

/** Every answer of one firm, in catalogue order: 65 to 100 of 100 checks, the worth of each around its `quality`. */
export function makeAnswers(edition: Edition, draw: Draw, random: Random, firm: { readonly quality: number; readonly claimedOn: Day }, today: Day): FirmAnswer[] {
  const openness = 0.65 + 0.35 * random.next();
  return edition.checks.flatMap((check) => {
    if (!random.chance(openness)) return [];
    const rules = check.answer.kind === 'rules' ? check.answer.rules.map((rule) => rule.id).filter(() => random.chance(0.5)) : [undefined];
    return rules.map((rule): FirmAnswer => {
      const givenOn = later(firm.claimedOn, addDays(today, -random.whole(5, random.chance(0.1) ? 600 : 330)));
      const silent = rule === undefined && random.chance(0.02);
      return {
        id: newId(),
        checkId: check.id,
        rule,
        entry: silent ? undefined : draw(check, firm.quality + 30 * random.wobble(), random),
        givenOn,
        note: random.chance(0.3) ? random.pick(NOTES) : undefined,
        proofs: silent ? [] : proofsFor(check, givenOn, today, random),
      };
    });
  });
}
