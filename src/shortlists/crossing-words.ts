// Where two lines of cost cross, in words. Pure.
import type { Crossing } from '#engine/cost-crossings.ts';
import { counted } from '#kernel/words.ts';
import { WAY_IN_A_SENTENCE } from './costs-words.ts';

/** "From 80 people on, a person of your own costs less than a provider." */
export const crossingInWords = ({ people, cheaper, dearer }: Crossing): string => `From ${counted(people, 'person', 'people')} on, ${WAY_IN_A_SENTENCE[cheaper]} costs less than ${WAY_IN_A_SENTENCE[dearer]}.`;

/** Every crossing as a sentence; one sentence where there is none up to `most` people, the end of the drawing. */
export const crossingsInWords = (crossings: readonly Crossing[], most: number): string[] =>
  crossings.length === 0 ? [`Up to ${most.toLocaleString('en-US')} people none of these lines crosses another: the cheapest stays the cheapest.`] : crossings.map(crossingInWords);
