// What is posted to a checklist: to publish an area, or to take answers over to a new edition; and why it was not done.
import { z } from 'zod';

/** `signed`: the declaration of an owner or a director. */
export const PublishForm = z.strictObject({ area: z.string('Choose an area.').regex(/^[A-Z]{3}$/, 'Choose an area.'), signed: z.boolean() });

/** `seen`: the state of the desk when the notice was drawn. */
export const TakeOverForm = z.strictObject({ act: z.literal('take-over'), seen: z.string().max(60).optional() });

export const PUBLISH_PROBLEMS = {
  'not-signed': 'Tick that you are an owner or a director and that it is true. Then publish.',
  'not-owner': 'Only an owner of your team may publish.',
  'no-such-area': 'There is no such area in this edition.',
  'nothing-new': 'There is nothing new to publish here. Somebody else may have done it.',
} as const;

export const TAKE_OVER_PROBLEMS = {
  'not-member': { status: 403, says: 'You are no longer in the team of this firm. Nothing was saved.' },
  'no-such-check': { status: 409, says: 'The standard changed again meanwhile. Nothing was saved. Look at what can be taken over now.' },
  'not-allowed': { status: 409, says: 'The standard changed again meanwhile. Nothing was saved. Look at what can be taken over now.' },
  'changed-meanwhile': { status: 409, says: 'Somebody changed an answer after you looked. Nothing was saved. What can be taken over now is shown below: look at it and press the button again.' },
} as const;
