// Reads what simulated panels of reviews have shown, which the method page prints. Touches nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Panels } from './panels-schema.ts';

/** Where the results stand under the content folder. */
export const PANELS_FILE = 'method/panels.json';

/** The results under `contentDir`. Throws with the file and the field where they are no such results. */
export function loadPanels(contentDir: string): Panels {
  const file = join(contentDir, PANELS_FILE);
  const parsed = Panels.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  return parsed.data;
}
