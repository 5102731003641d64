// What is posted to publish an area, and why it was not published.
import { z } from 'zod';

/** `signed`: the declaration of an owner or a director. */
export const PublishForm = z.strictObject({ area: z.string('Choose an area.').regex(/^[A-Z]{3}$/, 'Choose an area.'), signed: z.boolean() });

export const PUBLISH_PROBLEMS = {
  'not-signed': 'Tick that you are an owner or a director and that it is true. Then publish.',
  'not-owner': 'Only an owner of your team may publish.',
  'no-such-area': 'There is no such area in this edition.',
  'nothing-new': 'There is nothing new to publish here. Somebody else may have done it.',
} as const;
