// /api/v1/standard: the editions, each with its digest and where it stands as data.
import { createRoute } from '@hono/zod-openapi';
import { z } from 'zod';
import { jsonText, type Serving } from './answer.ts';
import type { Registers } from './register.ts';
import { answersWith, CalendarDay, PROBLEMS } from './shapes.ts';

export const EditionList = z
  .strictObject({
    current: z.string().describe('The edition by which providers are ranked.'),
    editions: z
      .array(
        z.strictObject({
          id: z.string(),
          label: z.string(),
          date: CalendarDay,
          status: z.enum(['pilot', 'final']),
          published: CalendarDay.nullable().describe('The day its digest went into the public ledger; null while it is a draft and may change.'),
          digest: z.string().describe('SHA-256 over the canonical JSON (RFC 8785) of its rules.'),
          areas: z.number().int(),
          checks: z.number().int(),
          links: z.strictObject({ json: z.url(), schema: z.url(), page: z.url() }),
        }),
      )
      .describe('Oldest first.'),
  });

const ROUTE = createRoute({ method: 'get', operationId: 'listEditions', path: '/api/v1/standard', summary: 'The editions of the standard', responses: { ...answersWith('All editions.', 'Editions'), 406: PROBLEMS[406] } });

/** Registers the address of this resource. Editions do not change while we run. */
export function registerStandard(register: Registers, { app, site }: Serving): void {
  const { editions, current } = app.standard;
  const body: z.infer<typeof EditionList> = {
    current: current.edition.id,
    editions: editions.map(({ edition: { id, label, date, status, areas, checks }, published, digest }) => ({
      ...{ id, label, date, status, published: published ?? null, digest, areas: areas.length, checks: checks.length },
      links: { json: `${site}/standard/${id}.json`, schema: `${site}/standard/schema.json`, page: `${site}/standard/${id}` },
    })),
  };
  const text = JSON.stringify(body);
  register(ROUTE, () => jsonText(text));
}
