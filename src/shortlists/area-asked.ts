// Which area of the standard an address asks for. Pure.
import type { Area } from '#standard/catalogue.ts';
import type { Edition } from '#standard/schema.ts';

/** The area named once by its code in lower case; the first one where none is named. Anything else is a sentence, and no area. */
export function areaAsked(query: URLSearchParams, { areas }: Edition): { readonly area: Area | undefined; readonly problem: string | undefined } {
  const asked = query.getAll('area');
  if (asked.length > 1) return { area: undefined, problem: 'The address names more than one area. Choose one.' };
  if (asked.length === 0) return { area: areas[0], problem: undefined };
  const area = areas.find(({ code }) => code.toLowerCase() === asked[0]);
  return area ? { area, problem: undefined } : { area: undefined, problem: 'The standard has no area of that name. Choose one.' };
}
