// The pages of a profile about what the firm offers: services and rules, hours and visits, prices. Pure.
import { numberIn, shown, wordIn, wordsIn, type SubjectForm, type Wrong } from './profile-parts.ts';
import type { ProfileSetting } from './profile-setting.ts';
import { typedChoice, typedChoices, typedLine, typedNumber } from './typed-values.ts';
import type { FactValue } from './fact-schema.ts';

const NONE = 'none';
const valuesOf = (options: readonly { readonly value: string }[]): string[] => options.map(({ value }) => value);
const sameWords = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Services in the firm's own words, and the rules that it knows. "None of these" is an answer. */
export const formOfServices = ({ choices: { rules }, services }: ProfileSetting): SubjectForm => ({
  parts: [
    {
      kind: 'rows', key: 'services', label: 'Services', hint: 'One in each row, such as help desk or backup and recovery. The same words as others use let owners find you.', one: 'Service', most: 40,
      columns: [{ kind: 'line', name: 'service', label: 'Service', schema: typedLine(100), suggests: services }],
      judge: (row, earlier) => (earlier.some((one) => sameWords(wordIn(one, 'service')!, wordIn(row, 'service')!)) ? [{ name: 'service', says: 'This service stands above already.' }] : []),
    },
    { kind: 'many', key: 'rules', name: 'rules', label: 'Rules that you know', hint: 'Whether you sign the papers for them is a check of the standard, CLI-06.', schema: typedChoices([...valuesOf(rules), NONE], NONE), options: rules, otherwise: { value: NONE, label: 'None of these' } },
  ],
  facts: (input, rows) => {
    const chosen = wordsIn(input, 'rules');
    return [
      ...(rows.length === 0 ? [] : [{ key: 'services' as const, value: rows.map((row) => wordIn(row, 'service')!) }]),
      ...(chosen.length === 0 ? [] : [{ key: 'rules' as const, value: chosen.filter((rule) => rule !== NONE) }]),
    ];
  },
  words: ({ services: said, rules: known }) => ({
    fields: { rules: known?.value?.length === 0 ? [NONE] : (known?.value ?? []) },
    rows: (said?.value ?? []).map((service) => ({ service })),
  }),
});

const TECHNICIAN = ['office', 'extended', 'always'] as const;
const OTHERWISE = ['call-back', 'voicemail', 'none'] as const;
const SCHEDULED = ['monthly', 'quarterly', 'on-request', 'never'] as const;
const oneOf = <Value extends string>(values: readonly Value[], word: string | undefined): Value | undefined => values.find((value) => value === word);
const UNSAID = { value: '', label: 'We do not say' };

/** When a technician is there, how often somebody comes by, which languages are spoken. */
export const formOfHours = ({ choices: { languages } }: ProfileSetting): SubjectForm => ({
  parts: [
    {
      kind: 'one', key: 'hours', name: 'technician', label: 'When is a technician there?', hint: 'A person who can work on the problem. An answering service is none.', schema: typedChoice(TECHNICIAN), otherwise: UNSAID,
      options: [{ value: 'office', label: 'In office hours' }, { value: 'extended', label: 'Early and late too', hint: 'Evenings, or Saturdays' }, { value: 'always', label: 'Day and night', hint: 'Every day of the year' }],
    },
    {
      kind: 'one', key: 'hours', name: 'otherwise', label: 'And at other times?', hint: 'Not needed where one is there day and night.', schema: typedChoice(OTHERWISE), otherwise: UNSAID,
      options: [{ value: 'call-back', label: 'A technician calls back' }, { value: 'voicemail', label: 'There is voicemail' }, { value: 'none', label: 'Nobody answers' }],
    },
    {
      kind: 'one', key: 'visits', name: 'visits', label: 'How often do you come by as planned?', schema: typedChoice(SCHEDULED), otherwise: UNSAID,
      options: [{ value: 'monthly', label: 'Every month' }, { value: 'quarterly', label: 'Every quarter' }, { value: 'on-request', label: 'When asked' }, { value: 'never', label: 'Never', hint: 'We work remotely' }],
    },
    {
      kind: 'one', key: 'visits', name: 'included', label: 'Are those visits in the monthly fee?', hint: 'Not needed where you never come by.', schema: typedChoice(['yes', 'no']), otherwise: UNSAID,
      options: [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No, they cost extra' }],
    },
    { kind: 'ticks', key: 'languages', name: 'languages', label: 'Languages', hint: 'In which a technician can help.', schema: typedChoices(valuesOf(languages)), options: languages },
  ],
  between: (input) => {
    const [technician, otherwise, visits, included] = ['technician', 'otherwise', 'visits', 'included'].map((name) => wordIn(input, name));
    const wrong = (holds: boolean, name: string, says: string): Wrong[] => (holds ? [{ name, says }] : []);
    return [
      ...wrong(technician === undefined && otherwise !== undefined, 'technician', 'Choose when a technician is there.'),
      ...wrong(technician !== undefined && technician !== 'always' && otherwise === undefined, 'otherwise', 'Choose what happens at other times.'),
      ...wrong(visits === undefined && included !== undefined, 'visits', 'Choose how often you come by.'),
      ...wrong(visits !== undefined && visits !== 'never' && included === undefined, 'included', 'Choose whether the visits are in the monthly fee.'),
    ];
  },
  facts: (input) => {
    const technician = oneOf(TECHNICIAN, wordIn(input, 'technician'));
    const scheduled = oneOf(SCHEDULED, wordIn(input, 'visits'));
    const spoken = wordsIn(input, 'languages');
    return [
      ...(technician === undefined ? [] : [{ key: 'hours' as const, value: { technician, otherwise: technician === 'always' ? 'none' as const : oneOf(OTHERWISE, wordIn(input, 'otherwise'))! } }]),
      ...(scheduled === undefined ? [] : [{ key: 'visits' as const, value: { scheduled, included: scheduled !== 'never' && wordIn(input, 'included') === 'yes' } }]),
      ...(spoken.length === 0 ? [] : [{ key: 'languages' as const, value: spoken }]),
    ];
  },
  words: ({ hours, visits, languages: spoken }) => ({
    fields: {
      technician: shown(hours?.value?.technician), otherwise: hours?.value?.technician === 'always' ? '' : shown(hours?.value?.otherwise),
      visits: shown(visits?.value?.scheduled), included: visits?.value === undefined || visits.value.scheduled === 'never' ? '' : visits.value.included ? 'yes' : 'no',
      languages: spoken?.value ?? [],
    },
  }),
});

const DOLLARS = 1_000_000;
const PEOPLE = 1_000_000;
type Price = FactValue<'prices'>[number];

/** The smallest fee, and the price for each person by head count. */
export const formOfPrices = (_: ProfileSetting): SubjectForm => ({
  parts: [
    { kind: 'line', key: 'minimum-fee', name: 'fee', label: 'Smallest monthly fee', hint: 'In dollars a month, such as $500. Write 0 where there is none.', look: 'short', digits: 'decimal', schema: typedNumber(0, DOLLARS, '$500', false) },
    {
      kind: 'rows', key: 'prices', label: 'Prices by head count', hint: 'In dollars per person a month. Leave “to” empty where there is no upper end, and “highest” where there is one price.', one: 'Price', most: 20,
      columns: [
        { kind: 'line', name: 'from', label: 'From people', look: 'short', digits: 'numeric', schema: typedNumber(1, PEOPLE, '10') },
        { kind: 'line', name: 'to', label: 'To people', look: 'short', digits: 'numeric', schema: typedNumber(1, PEOPLE, '24') },
        { kind: 'line', name: 'low', label: 'Lowest price', look: 'short', digits: 'decimal', schema: typedNumber(0, DOLLARS, '$140', false) },
        { kind: 'line', name: 'high', label: 'Highest price', look: 'short', digits: 'decimal', schema: typedNumber(0, DOLLARS, '$165', false) },
      ],
      judge: (row) => {
        const [from, to, low, high] = ['from', 'to', 'low', 'high'].map((name) => numberIn(row, name));
        return [
          ...(from === undefined ? [{ name: 'from', says: 'Write from how many people on this price holds.' }] : []),
          ...(from !== undefined && to !== undefined && to < from ? [{ name: 'to', says: 'Write a number that is not under “from”.' }] : []),
          ...(low === undefined ? [{ name: 'low', says: 'Write the lowest price in dollars per person a month.' }] : []),
          ...(low !== undefined && high !== undefined && high < low ? [{ name: 'high', says: 'Write a price that is not under the lowest.' }] : []),
        ];
      },
    },
  ],
  facts: (input, rows) => {
    const fee = numberIn(input, 'fee');
    const priceOf = (row: (typeof rows)[number]): Price => {
      const [to, low] = [numberIn(row, 'to'), numberIn(row, 'low')!];
      return { from: numberIn(row, 'from')!, ...(to !== undefined && { to }), low, high: numberIn(row, 'high') ?? low };
    };
    return [...(fee === undefined ? [] : [{ key: 'minimum-fee' as const, value: fee }]), ...(rows.length === 0 ? [] : [{ key: 'prices' as const, value: rows.map(priceOf).toSorted((a, b) => a.from - b.from) }])];
  },
  words: ({ 'minimum-fee': fee, prices }) => ({
    fields: { fee: shown(fee?.value) },
    rows: (prices?.value ?? []).map(({ from, to, low, high }) => ({ from: shown(from), to: shown(to), low: shown(low), high: shown(high) })),
  }),
});
