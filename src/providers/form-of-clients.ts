// The pages of a profile about those whom the firm serves: how large they are, in which trades, with which programs, and where. Pure.
import type { FactValue } from './fact-schema.ts';
import { numberIn, shown, wordIn, wordsIn, type Input, type SubjectForm, type Wrong } from './profile-parts.ts';
import type { ProfileSetting } from './profile-setting.ts';
import { typedChoice, typedChoices, typedLine, typedNumber } from './typed-values.ts';
import { US_STATES } from './us-states.ts';
import { z } from 'zod';

const PEOPLE = 1_000_000;
const CLIENTS = 1_000_000;
const WHOLE = 100;
/** Hundredths are typed, parts of one are stored. Of 0.57 binary makes 56.99999999999999. */
const DIGITS = 12;
const percentOf = (share: number): number => Number((WHOLE * share).toPrecision(DIGITS));

const shareField = (band: string): string => `share-${band}`;

/** Sizes and trades of clients. */
export const formOfClients = ({ choices: { bands, trades } }: ProfileSetting): SubjectForm => ({
  parts: [
    {
      kind: 'group', key: 'sizes', name: 'sizes', label: 'Smallest and largest client', hint: 'In people with a computer. Leave “largest” empty where you take clients of any size.',
      fields: [
        { kind: 'line', name: 'from', label: 'Smallest', look: 'short', digits: 'numeric', schema: typedNumber(1, PEOPLE, '5') },
        { kind: 'line', name: 'to', label: 'Largest', look: 'short', digits: 'numeric', schema: typedNumber(1, PEOPLE, '60') },
      ],
    },
    {
      kind: 'group', key: 'size-shares', name: 'shares', label: 'Of 100 clients, how many have …', hint: 'A close guess is fine. An owner sees how many of your clients are its own size.',
      fields: bands.map(({ value, label }) => ({ kind: 'line', name: shareField(value), label, look: 'short', digits: 'decimal', schema: typedNumber(0, WHOLE, '40', false) })),
    },
    {
      kind: 'rows', key: 'trades', label: 'Trades, with how many clients you have in each', hint: 'Three clients in a trade count in full.', one: 'Trade', most: trades.length,
      columns: [
        { kind: 'list', name: 'trade', label: 'Trade', options: trades, schema: typedChoice(trades.map(({ value }) => value)) },
        { kind: 'line', name: 'clients', label: 'Clients', look: 'short', digits: 'numeric', schema: typedNumber(0, CLIENTS, '3') },
      ],
      judge: (row, earlier) => {
        const [trade, clients] = [wordIn(row, 'trade'), numberIn(row, 'clients')];
        return [
          ...(trade === undefined ? [{ name: 'trade', says: 'Choose the trade.' }] : []),
          ...(trade !== undefined && earlier.some((one) => wordIn(one, 'trade') === trade) ? [{ name: 'trade', says: 'This trade stands above already.' }] : []),
          ...(clients === undefined ? [{ name: 'clients', says: 'Write how many clients you have in this trade.' }] : []),
        ];
      },
    },
  ],
  between: (input) => {
    const [from, to] = [numberIn(input, 'from'), numberIn(input, 'to')];
    const sum = bands.reduce((all, { value }) => all + (numberIn(input, shareField(value)) ?? 0), 0);
    return [
      ...(from === undefined && to !== undefined ? [{ name: 'from', says: 'Write the smallest client too.' }] : []),
      ...(from !== undefined && to !== undefined && to < from ? [{ name: 'to', says: 'Write a number that is not under the smallest.' }] : []),
      ...(Number(sum.toPrecision(DIGITS)) > WHOLE ? [{ name: shareField(bands[0]!.value), says: `These add up to ${Number(sum.toPrecision(DIGITS)).toLocaleString('en-US')}. All together they can be ${WHOLE} at most.` }] : []),
    ];
  },
  facts: (input, rows) => {
    const [from, to] = [numberIn(input, 'from'), numberIn(input, 'to')];
    const shares = bands.flatMap(({ value }) => {
      const percent = numberIn(input, shareField(value));
      return percent === undefined ? [] : [[value, percent / WHOLE] as const];
    });
    return [
      ...(from === undefined ? [] : [{ key: 'sizes' as const, value: { from, ...(to !== undefined && { to }) } }]),
      ...(shares.length === 0 ? [] : [{ key: 'size-shares' as const, value: Object.fromEntries(shares) }]),
      ...(rows.length === 0 ? [] : [{ key: 'trades' as const, value: Object.fromEntries(rows.map((row) => [wordIn(row, 'trade')!, numberIn(row, 'clients')!])) }]),
    ];
  },
  words: ({ sizes, 'size-shares': shares, trades: served }) => ({
    fields: {
      from: shown(sizes?.value?.from), to: shown(sizes?.value?.to),
      ...Object.fromEntries(bands.map(({ value }) => {
        const share = shares?.value?.[value];
        return [shareField(value), share === undefined ? '' : shown(percentOf(share))];
      })),
    },
    rows: Object.entries(served?.value ?? {}).toSorted(([, a], [, b]) => b - a).map(([trade, clients]) => ({ trade, clients: shown(clients) })),
  }),
});

const LONGEST_PROGRAM = 60;
/** The form of the slug under which a program is stored. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
type Apps = FactValue<'apps'>;

/** Programs with the clients on each. One that no client uses is known as well as it can be. */
export const formOfPrograms = ({ choices: { programs, programSlug, programName } }: ProfileSetting): SubjectForm => {
  const slugIn = (row: Input): string | undefined => {
    const slug = programSlug(wordIn(row, 'program') ?? '');
    return slug !== undefined && SLUG.test(slug) && slug.length <= LONGEST_PROGRAM ? slug : undefined;
  };
  const nameProblem = (row: Input, earlier: readonly Input[]): string | undefined => {
    if (wordIn(row, 'program') === undefined) return 'Write the name of the program.';
    const slug = slugIn(row);
    if (slug === undefined) return 'Write the name of the program in letters A to Z and digits.';
    return earlier.some((one) => slugIn(one) === slug) ? `${programName(slug)} stands above already.` : undefined;
  };
  return {
    parts: [
      {
        kind: 'rows', key: 'apps', label: 'Programs', hint: 'One in each row. “No promise” is for a program that you help with as well as you can.', one: 'Program', most: 60,
        columns: [
          { kind: 'line', name: 'program', label: 'Program', schema: typedLine(LONGEST_PROGRAM), suggests: programs },
          { kind: 'line', name: 'clients', label: 'Clients on it', look: 'short', digits: 'numeric', schema: typedNumber(0, CLIENTS, '3') },
          { kind: 'tick', name: 'effort', label: 'No promise', schema: z.boolean() },
        ],
        judge: (row, earlier): Wrong[] => {
          const says = nameProblem(row, earlier);
          return [...(says === undefined ? [] : [{ name: 'program', says }]), ...(numberIn(row, 'clients') === undefined ? [{ name: 'clients', says: 'Write how many clients use it, or 0.' }] : [])];
        },
      },
      { kind: 'tick', key: 'apps', name: 'complete', label: 'This list is complete', hint: 'Then a program that is not on it counts as not known to you. Leave it open, and an owner is told to ask.', schema: z.boolean() },
    ],
    facts: (input, rows) => {
      const complete = input['complete'] === true;
      const known: Apps['programs'] = Object.fromEntries(rows.map((row) => [slugIn(row)!, { clients: numberIn(row, 'clients')!, ...(row['effort'] === true && { bestEffort: true }) }]));
      return rows.length === 0 && !complete ? [] : [{ key: 'apps', value: { complete, programs: known } }];
    },
    words: ({ apps }) => ({
      fields: { complete: apps?.value?.complete ? 'on' : '' },
      rows: Object.entries(apps?.value?.programs ?? {}).toSorted(([, a], [, b]) => b.clients - a.clients).map(([slug, { clients, bestEffort }]) => ({ program: programName(slug), clients: shown(clients), effort: bestEffort ? 'on' : '' })),
    }),
  };
};

const WIDEST = 300;
const STATES = Object.entries(US_STATES).map(([value, label]) => ({ value, label })).toSorted((a, b) => (a.label < b.label ? -1 : 1));

/** Where somebody is sent. Nothing of it means that nothing is said. */
export const formOfPlaces = ({ zip }: ProfileSetting): SubjectForm => ({
  parts: [
    { kind: 'tick', key: 'coverage', name: 'nationwide', label: 'The whole country', hint: 'You send somebody to any place, or you never come by and help all of them remotely.', schema: z.boolean() },
    { kind: 'line', key: 'coverage', name: 'radius', label: 'Miles around your own place', hint: zip === null ? 'We know no US place of yours to measure from, so a reach finds nobody yet. Choose states.' : `In a straight line from ZIP code ${zip}, such as 40. Up to ${WIDEST}.`, look: 'short', digits: 'numeric', schema: typedNumber(1, WIDEST, '40', false) },
    { kind: 'ticks', key: 'coverage', name: 'states', label: 'Whole states', hint: 'Only where you would go to any town in them.', schema: typedChoices(STATES.map(({ value }) => value)), options: STATES },
  ],
  facts: (input) => {
    const [nationwide, radius, states] = [input['nationwide'] === true, numberIn(input, 'radius'), wordsIn(input, 'states')];
    if (!nationwide && radius === undefined && states.length === 0) return [];
    return [{ key: 'coverage', value: { ...(nationwide && { nationwide }), ...(states.length > 0 && { states }), ...(radius !== undefined && { radius }) } }];
  },
  words: ({ coverage }) => ({ fields: { nationwide: coverage?.value?.nationwide ? 'on' : '', radius: shown(coverage?.value?.radius), states: coverage?.value?.states ?? [] } }),
});
