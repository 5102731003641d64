// The words of a kit that stand on page, paper and document alike, beside those of the content. Pure.

/** Names of the parts that the content does not name. */
export const NAMES = { interview: 'Questions for', record: 'Write down the decision', renewal: 'Never miss the last day to cancel' } as const;

export const LEAD = 'Questions for the meeting, a check of the contract, calls to their clients, a record of what you decide, and a letter that asks for offers. Print it, or edit it as a document.';
/** What stands in brackets behind many questions. */
export const CODES = 'A code such as STF-01 names a check of the standard.';
export const KEPT = 'We store nothing of it. Your answers stand in the address of the page alone.';
export const DEMONSTRATION = 'Demonstration. The firms marked so are made up, with all that is said of them.';
/** Behind the name of a fictional firm. */
export const MADE_UP = 'Demonstration';

export const LABELS = {
  goodAnswer: 'A good answer', redFlag: 'Red flag',
  clause: 'Clause', lookFor: 'Look for', stopAt: 'Stop at',
  listen: 'Listen for',
  question: 'Question', unit: 'Answer in', answer: 'Your answer, and what proves it',
  to: 'To', way: 'Way', range: 'A year', stands: 'Where it stands', provider: 'Provider',
} as const;

export const RECORD = {
  says: 'In a year nobody remembers why. Keep this page with the contract.',
  need: 'What you need',
  noNeed: 'You answered none of the questions, so nobody was ranked and nobody was left out.',
  model: 'Should you buy this at all?',
  noModel: 'You did not say how many people use a computer, so no costs were worked out.',
  flips: 'What would change that',
  noFlips: 'Nothing within reach would change that.',
  considered: 'Whom you considered',
  leftOut: 'Who was left out, and why',
  decided: 'What you decided',
  lines: ['We chose', 'Because', 'What speaks against it, and what we do about that', 'Who decided, on which day, and when we look at it again'],
  basis: 'What this rests on',
} as const;

/** Clients whom an owner may call for one provider. */
export const REFERENCES_ASKED = 'Client, person, phone, day';
