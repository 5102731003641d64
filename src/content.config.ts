// The prose of the site as collections: guides for owners, and the handbook. The standard is no collection: worker and engine read it too.
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';

const Day = z.iso.date();
/** The kinds of sources of the standard's guidance. */
const Kind = z.enum(['public-authority', 'court', 'law-firm', 'trade-press', 'vendor', 'consultancy', 'standards-body', 'own-judgement']);

/** The path below the folder, without its ending, as it stands: Astro's own ids would drop dots. */
const generateId = ({ entry }: { entry: string }): string => entry.replace(/\.md$/, '');

const guides = defineCollection({
  loader: glob({ base: './content/guides', pattern: '*.md', generateId }),
  schema: z.strictObject({
    title: z.string(),
    description: z.string(),
    /** Where it helps: before you decide to buy, while you choose, when you sign, or once it runs. */
    group: z.enum(['need', 'choose', 'sign', 'run']),
    /** Place in the list of guides, across groups. */
    order: z.number().int(),
    updated: Day,
    /** A score, computed by the engine, is shown with the text. */
    example: z.boolean().optional(),
    sources: z.array(z.strictObject({ kind: Kind, says: z.string(), url: z.url().optional() })).min(1),
  }),
});

const handbook = defineCollection({
  loader: glob({ base: './content/handbook/about', pattern: '*.md', generateId }),
  schema: z.strictObject({ title: z.string(), description: z.string(), updated: Day }),
});

export const collections = { guides, handbook };
