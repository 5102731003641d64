// The list of programs and how spellings of one meet (rule 19). Pure; load.ts reads the file. Decides no points.
import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** `trade` is a slug of the trade question, left out where many trades use the program. */
export const Program = z.strictObject({ slug: Slug, name: z.string().min(1), aliases: z.array(z.string().min(1)), trade: Slug.optional() });
export type Program = z.infer<typeof Program>;

export const ProgramList = z.strictObject({ programs: z.array(Program).min(1) });

/** The programs of an edition, findable by any of their spellings. */
export interface Programs {
  readonly list: readonly Program[];
  readonly bySpelling: ReadonlyMap<string, Program>;
}

/** What is left of a spelling when case, accents, spaces and marks are taken away: "Quick-Books  Online" and "QuickBooks online" are one. */
const spellingKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]/gu, '');

const spellingsOf = (program: Program): string[] => [...new Set([program.slug, program.name, ...program.aliases].map(spellingKey))];

/** The list made findable. Where two programs claim one spelling the first has it; `programProblems` tells. */
export function indexPrograms(list: readonly Program[]): Programs {
  const bySpelling = new Map<string, Program>();
  for (const program of list) for (const key of spellingsOf(program)) if (!bySpelling.has(key)) bySpelling.set(key, program);
  return { list, bySpelling };
}

/**
 * The slug under which a spelling is known: the listed program's, or, for one that is not listed, the spelling without case and marks, so
 * that two people who type it alike still meet. Undefined where no letter or digit is left.
 */
export function programSlug(text: string, programs: Programs): string | undefined {
  const key = spellingKey(text);
  return key === '' ? undefined : (programs.bySpelling.get(key)?.slug ?? key);
}

/** Every spelling that two programs claim, every slug listed twice, and every trade that the questionnaire does not know, in words. */
export function programProblems(list: readonly Program[], trades: ReadonlySet<string>): string[] {
  const owners = new Map<string, string>();
  return list.flatMap((program) => {
    const problems = program.trade !== undefined && !trades.has(program.trade) ? [`${program.slug}: no trade ${program.trade}`] : [];
    for (const key of spellingsOf(program)) {
      const owner = owners.get(key);
      if (owner !== undefined) problems.push(`${program.slug} and ${owner} share the spelling ${key}`);
      owners.set(key, program.slug);
    }
    return problems;
  });
}
