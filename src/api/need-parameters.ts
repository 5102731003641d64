// The parameters of a need, for the description of the API: what each question takes, and the owner's own weights. Reads no query.
import { z } from 'zod';
import { weightParam } from '#shortlists/need.ts';
import type { Field } from '#standard/question-schema.ts';
import type { Edition } from '#standard/schema.ts';

const UNSURE = 'unsure';

/** The values that a question takes, for the description of the API. "unsure" is one of them everywhere. */
function parameterOf(field: Field): z.ZodType {
  switch (field.kind) {
    case 'zip':
      return z.union([z.string().regex(/^\d{5}$/), z.literal(UNSURE)]);
    case 'number':
      return z.union([z.number().int().min(field.min).max(field.max), z.literal(UNSURE)]);
    case 'words':
      return z.array(z.string().max(field.longest)).max(field.most);
    case 'tick':
      return z.enum([field.value, UNSURE]);
    case 'one':
      return z.enum([...field.options.map((option) => option.value), UNSURE]);
    case 'many':
      return z.array(z.enum([...field.options.map((option) => option.value), UNSURE])).max(field.most ?? field.options.length);
  }
}

const fieldsOf = ({ questionnaire }: Edition): Field[] => questionnaire.questions.flatMap((question) => question.fields);

/** Every parameter of a need under `edition`, as zod describes it. */
export const parametersOf = (edition: Edition) =>
  z.object({
    ...Object.fromEntries(fieldsOf(edition).map((field) => [field.param, parameterOf(field).optional().describe(field.label)])),
    ...Object.fromEntries(edition.areas.map(({ code, name }) => [weightParam(code), z.number().min(edition.fit.clip[0]).max(edition.fit.clip[1]).optional().describe(`The owner’s own weight for ${name}.`)])),
  });
