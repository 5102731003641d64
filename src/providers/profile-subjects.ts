// The subjects of a profile: which facts each holds, and what its page is called. Every fact belongs to one. Words only.
import type { FactKey } from './terms.ts';

export interface SubjectWords {
  /** The task in a list, a verb first. */
  readonly task: string;
  readonly title: string;
  readonly lead: string;
  readonly keys: readonly FactKey[];
}

export const SUBJECTS = {
  about: { task: 'Describe your firm', title: 'Your firm', lead: 'Your own words, and how owners reach you. They stand in the open on your page.', keys: ['description', 'founded', 'phone', 'contact-mail'] },
  team: { task: 'Count your people', title: 'Your people', lead: 'How many you are, and how many of you fix things.', keys: ['head-count', 'technicians'] },
  services: { task: 'List your services and rules', title: 'Services and rules', lead: 'What a client can get from you, and the rules that you know your way around.', keys: ['services', 'rules'] },
  programs: { task: 'Name the programs you know', title: 'Programs you know', lead: 'The programs that a client’s business stops without. An owner names up to five of them.', keys: ['apps'] },
  clients: { task: 'Say whom you serve', title: 'Your clients', lead: 'How large they are, and in which trades. An owner looks for a firm where it is no odd guest.', keys: ['sizes', 'size-shares', 'trades'] },
  places: { task: 'Say where you come by', title: 'Places you serve', lead: 'Where you send a person. An owner outside of all this never sees you in a shortlist.', keys: ['coverage'] },
  hours: { task: 'Set out hours, visits and languages', title: 'Hours, visits and languages', lead: 'When somebody who can fix things is there, how often you come by, and in which languages you help.', keys: ['hours', 'visits', 'languages'] },
  prices: { task: 'Publish your prices', title: 'Prices', lead: 'What a client pays a month. An owner sees the price for its own head count.', keys: ['minimum-fee', 'prices'] },
  capacity: { task: 'Say when you can start', title: 'Room for new clients', lead: 'The first day on which a new client could start with you.', keys: ['starts-from'] },
} as const satisfies Readonly<Record<string, SubjectWords>>;

export type Subject = keyof typeof SUBJECTS;
export const SUBJECT_SLUGS = Object.keys(SUBJECTS) as Subject[];

/** Subjects in the order and under the headings of the list. */
export const SUBJECT_GROUPS: readonly { readonly heading: string; readonly subjects: readonly Subject[] }[] = [
  { heading: 'Who you are', subjects: ['about', 'team'] },
  { heading: 'What you do, and for whom', subjects: ['services', 'programs', 'clients', 'places'] },
  { heading: 'When, and for how much', subjects: ['hours', 'prices', 'capacity'] },
];

/** Whether a profile has a page of this name. */
export const isSubject = (text: string | undefined): text is Subject => text !== undefined && Object.hasOwn(SUBJECTS, text);
