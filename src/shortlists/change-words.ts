// What changed at a firm, in sentences, and the mail that says it. Pure: what was known, what is known, words out.
import { mailOf, type Part } from '#accounts/mail.ts';
import { fullDate } from '#kernel/words.ts';
import type { Mail } from '#platform/mailer.ts';
import type { Standing } from '#providers/terms.ts';
import type { Edition } from '#standard/schema.ts';
import type { KnownOfFirm } from './known-of-firm.ts';

/** One firm that changed, as an owner is told. Without slug and name where it was taken down. */
export interface FirmChange {
  readonly slug: string | null;
  readonly name: string | null;
  readonly demonstration: boolean;
  readonly says: readonly string[];
}

type Listed = Extract<KnownOfFirm, { listed: true }>;

function standsNow(then: Standing, now: Standing, { scoring: { assessedFrom } }: Edition): string[] {
  if (then === now) return [];
  if (now === 'listed') return ['It does not speak for itself here any more.'];
  if (now === 'assessed') return [`It has answered ${assessedFrom}% of the standard or more.`];
  return [then === 'listed' ? 'It speaks for itself here now.' : `Less than ${assessedFrom}% of the standard counts as answered now.`];
}

const gradeWords = (grade: Listed['grade']): string => (grade === null ? 'not rated' : grade);

function namesNow(then: Listed, now: Listed): string[] {
  const fresh = now.names.filter((one) => !then.names.some((old) => old.kind === one.kind && old.name === one.name));
  return [
    ...(now.name === then.name ? [] : [`It is called ${now.name} now. Before, it was ${then.name}.`]),
    ...fresh.filter(({ kind }) => kind !== 'former').map(({ kind, name }) => (kind === 'predecessor' ? `It grew out of ${name}.` : kind === 'sister' ? `It answers together with ${name}, which the same people run.` : `It also trades as ${name}.`)),
  ];
}

function checksNow(then: Listed, now: Listed, edition: Edition): string[] {
  const titled = (check: string): string => `${edition.checks.find((one) => one.id === check)?.title ?? 'A check'} (${check})`;
  const ended = now.ended.filter((one) => !then.ended.some((old) => old.check === one.check && old.on === one.on));
  const lapsed = now.lapsed.filter((check) => !then.lapsed.includes(check));
  // A proof that is past its last day, and that no newer one follows. It counts a step lower.
  const past = edition.checks.map(({ id }) => id).filter((id) => then.proofs[id] !== undefined && then.proofs[id] < now.on && now.proofs[id] === undefined && !lapsed.includes(id));
  return [
    ...ended.map(({ check, on }) => `On ${fullDate(on)} something changed at the firm that ended its answer to this: ${titled(check)}.`),
    ...(past.length === 0 ? [] : [`${past.length === 1 ? 'A proof is past its' : 'Proofs are past their'} last valid day: ${past.map(titled).join('; ')}.`]),
    ...(lapsed.length === 0 ? [] : [`${lapsed.length === 1 ? 'An answer is' : 'Answers are'} too old to count: ${lapsed.map(titled).join('; ')}.`]),
  ];
}

/** What differs between two days, each a sentence, what weighs most first; empty where nothing does. `edition` is that of `now`. */
export function changesBetween(then: KnownOfFirm, now: KnownOfFirm, edition: Edition): string[] {
  if (!now.listed) return then.listed ? [now.goesOn?.says ?? 'It is no longer listed.'] : [];
  if (!then.listed) return ['It is listed again.'];
  const isRuledAnew = then.edition !== now.edition;
  return [
    ...namesNow(then, now),
    // Under another edition other checks lapse: the new rules say it all.
    ...(isRuledAnew ? [`It is held against edition ${now.edition} of the standard now, not ${then.edition} any more.`] : checksNow(then, now, edition)),
    ...standsNow(then.standing, now.standing, edition),
    ...(then.grade === now.grade ? [] : [`Its grade is ${gradeWords(now.grade)}. Before: ${gradeWords(then.grade)}.`]),
    ...(then.shown === now.shown ? [] : [now.shown === null ? 'It has no score any more.' : `Its score is ${now.shown} of 100. Before: ${then.shown ?? 'none'}.`]),
  ];
}

const OFF = 'You asked to be told when a firm that you keep changes. There is at most one such mail a day. Here you can switch it off, firm by firm:';

/** The one mail of a day about all that changed. */
export function changesMail(to: string, changes: readonly FirmChange[], site: string): Mail {
  const [first] = changes;
  const subject = changes.length === 1 ? `${first!.name ?? 'A firm that you keep'} has changed on Plumbline` : `${changes.length} firms that you keep have changed on Plumbline`;
  const parts = changes.flatMap(({ slug, name, demonstration, says }): Part[] => [
    `${name ?? 'A firm that you kept'}${demonstration ? ' (made up for the demonstration)' : ''}: ${says.join(' ')}`,
    ...(slug === null ? [] : [{ link: `${site}/providers/${slug}`, label: `${name} on Plumbline` }]),
  ]);
  return mailOf(to, subject, [...parts, OFF, { link: `${site}/account/saved`, label: 'What you saved' }], site);
}
