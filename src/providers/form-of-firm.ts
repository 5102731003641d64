// The pages of a profile about the firm itself: its words, its people, its room for new clients. Pure.
import { addMonths, typedDay } from '#kernel/time.ts';
import { numberIn, shown, wordIn, type SubjectForm } from './profile-parts.ts';
import type { ProfileSetting } from './profile-setting.ts';
import { typedChoice, typedDayAhead, typedMail, typedNumber, typedPhone, typedText, typedYear } from './typed-values.ts';

/** The firm in its own words, and how it is reached. */
export const formOfFirm = ({ asOf }: ProfileSetting): SubjectForm => ({
  parts: [
    { kind: 'line', key: 'description', name: 'description', label: 'What you do, for whom, and how', hint: 'Up to 1,000 characters, in plain words.', look: 'text', schema: typedText(1_000) },
    { kind: 'line', key: 'founded', name: 'founded', label: 'Founded in', hint: 'The year, such as 2011', look: 'short', digits: 'numeric', schema: typedYear(asOf) },
    { kind: 'line', key: 'phone', name: 'phone', label: 'Phone', hint: 'With its area code, such as (614) 555-0123', look: 'phone', schema: typedPhone },
    { kind: 'line', key: 'contact-mail', name: 'mail', label: 'E-mail address for owners', hint: 'Everybody can read it. Take one that outlives the person who reads it.', look: 'mail', schema: typedMail },
  ],
  facts: (input) => {
    const [description, founded, phone, mail] = [wordIn(input, 'description'), numberIn(input, 'founded'), wordIn(input, 'phone'), wordIn(input, 'mail')];
    return [
      ...(description === undefined ? [] : [{ key: 'description' as const, value: description }]),
      ...(founded === undefined ? [] : [{ key: 'founded' as const, value: founded }]),
      ...(phone === undefined ? [] : [{ key: 'phone' as const, value: phone }]),
      ...(mail === undefined ? [] : [{ key: 'contact-mail' as const, value: mail }]),
    ];
  },
  words: (stored) => ({ fields: { description: shown(stored.description?.value), founded: shown(stored.founded?.value), phone: shown(stored.phone?.value), mail: shown(stored['contact-mail']?.value) } }),
});

/** How many people there are, and how many of them are technicians. */
export const formOfTeam = (_: ProfileSetting): SubjectForm => ({
  parts: [
    { kind: 'line', key: 'head-count', name: 'people', label: 'People who work at your firm', hint: 'Everybody, you too. Somebody who works half of the week is one person.', look: 'short', digits: 'numeric', schema: typedNumber(1, 1_000_000, '12') },
    { kind: 'line', key: 'technicians', name: 'technicians', label: 'Technicians', hint: 'In full-time jobs, such as 7.5: people whose main work is support, field, network or security work for clients. Contractors count for their share.', look: 'short', digits: 'decimal', schema: typedNumber(0, 100_000, '7.5', false) },
  ],
  facts: (input) => {
    const [people, technicians] = [numberIn(input, 'people'), numberIn(input, 'technicians')];
    return [...(people === undefined ? [] : [{ key: 'head-count' as const, value: people }]), ...(technicians === undefined ? [] : [{ key: 'technicians' as const, value: technicians }])];
  },
  words: (stored) => ({ fields: { people: shown(stored['head-count']?.value), technicians: shown(stored.technicians?.value) } }),
});

/** From which day on a new client could start. A day that has come is "now". */
export const formOfCapacity = ({ asOf }: ProfileSetting): SubjectForm => ({
  parts: [
    {
      kind: 'one', key: 'starts-from', name: 'start', label: 'When could a new client start?', schema: typedChoice(['now', 'later']), otherwise: { value: '', label: 'We do not say' },
      options: [{ value: 'now', label: 'Now', hint: 'We have room today' }, { value: 'later', label: 'From a day on', hint: 'Write the day below' }],
    },
    { kind: 'line', key: 'starts-from', name: 'day', label: 'From which day on?', hint: `Such as ${addMonths(asOf, 2)}. Only where you chose “From a day on”.`, look: 'short', schema: typedDayAhead(asOf) },
  ],
  between: (input) => {
    const [start, day] = [wordIn(input, 'start'), wordIn(input, 'day')];
    if (start === 'later' && day === undefined) return [{ name: 'day', says: 'Write the day from which on you have room, such as 2027-06-30.' }];
    return start !== 'later' && day !== undefined ? [{ name: 'start', says: 'You wrote a day. Choose “From a day on”, or empty the day.' }] : [];
  },
  facts: (input) => {
    const start = wordIn(input, 'start');
    if (start === undefined) return [];
    return [{ key: 'starts-from', value: start === 'now' ? asOf : typedDay(wordIn(input, 'day')!) }];
  },
  words: ({ 'starts-from': stored }) => {
    const day = stored?.value;
    if (day === undefined) return { fields: { start: '', day: '' } };
    return { fields: day <= asOf ? { start: 'now', day: '' } : { start: 'later', day } };
  },
});
