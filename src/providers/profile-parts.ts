// What a page of the profile asks, as data: its parts with their words and schemas. One form draws them all, one schema judges them all. Pure.
import type { z } from 'zod';
import type { Fact } from './fact-schema.ts';
import type { StoredFacts } from './reads.ts';
import type { FactKey } from './terms.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly schema: z.ZodType;
}

/** One field of a line or of a text. */
export type LinePart = Asked & { readonly kind: 'line'; readonly look?: 'short' | 'mail' | 'phone' | 'text'; readonly digits?: 'numeric' | 'decimal'; readonly suggests?: readonly string[] };
/** One of a list too long for big boxes. */
export type ListPart = Asked & { readonly kind: 'list'; readonly options: readonly Option[] };
export type TickPart = Asked & { readonly kind: 'tick' };
/** Big boxes: one of them, or several. `otherwise` stands apart, behind "or". */
export type ChoicesPart = Asked & { readonly kind: 'one' | 'many'; readonly options: readonly Option[]; readonly otherwise?: Option };
/** Many short options in columns. */
export type TicksPart = Asked & { readonly kind: 'ticks'; readonly options: readonly Option[] };
/** Fields that belong together under one heading. */
export interface GroupPart {
  readonly kind: 'group';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly fields: readonly LinePart[];
}
/** The same few fields several times. A row with nothing in it says nothing. */
export interface RowsPart {
  readonly kind: 'rows';
  readonly label: string;
  readonly hint?: string;
  /** One row, for those who hear the page: "Price 3". */
  readonly one: string;
  readonly columns: readonly (LinePart | ListPart | TickPart)[];
  readonly most: number;
  /** What is wrong with a row that says something, and in which column. */
  readonly judge: (row: Input, earlier: readonly Input[]) => readonly Wrong[];
}

export type Part = (LinePart | TickPart | ChoicesPart | TicksPart | GroupPart | RowsPart) & { readonly key: FactKey };

/** Something to mend in the field `name`. */
export interface Wrong {
  readonly name: string;
  readonly says: string;
}

/** What the schema let through, by name of the field. */
export type Input = Readonly<Record<string, unknown>>;
/** Words as they stand in the fields. */
export type Words = Readonly<Record<string, string | readonly string[]>>;

/** One page of the profile: what it asks, and the way from fields to facts and back. */
export interface SubjectForm {
  readonly parts: readonly Part[];
  /** What is wrong between fields that are right one by one. */
  readonly between?: (input: Input) => readonly Wrong[];
  /** The facts that were said, of right input; what is left empty is no fact. */
  readonly facts: (input: Input, rows: readonly Input[]) => Fact[];
  /** The fields that say these facts. */
  readonly words: (stored: StoredFacts) => { readonly fields: Words; readonly rows?: readonly Words[] };
}

/** The number in a field; undefined where it is empty. */
export const numberIn = (input: Input, name: string): number | undefined => (typeof input[name] === 'number' ? input[name] : undefined);

/** The word in a field; undefined where it is empty. */
export const wordIn = (input: Input, name: string): string | undefined => (typeof input[name] === 'string' ? input[name] : undefined);

/** The words chosen in a field. */
export const wordsIn = (input: Input, name: string): string[] => (Array.isArray(input[name]) ? input[name].filter((word) => typeof word === 'string') : []);

/** A number as a field shows it; nothing where there is none. */
export const shown = (value: number | string | undefined): string => (value === undefined ? '' : String(value));
