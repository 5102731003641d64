// Reads what the cost model assumes, and the public tables of pay and benefits that it rests on. Touches nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import { ASSUMPTION_IDS, CostFile, type Assumption, type CostModel, type Levels, type LevelsBySize } from './cost-schema.ts';
import type { ReadYaml } from './parsed.ts';

type Row = Readonly<Record<string, string>>;

const PAY = 'oews_national_it_2020_2024.csv';
const BENEFITS = 'ecec_2026-03_table6_private_industry.csv';

/** Sizes of firms as the table of benefits knows them, by the people up to which each holds. */
const SIZES = [{ series: '1-49 workers', upTo: 49 }, { series: '50-99 workers', upTo: 99 }, { series: '100-499 workers', upTo: 499 }, { series: '500 workers or more' }] as const;

const figure = (row: Row, column: string): number => {
  const value = Number(row[column]);
  if (!Number.isFinite(value)) throw new Error(`${column}: ${String(row[column])} is no number`);
  return value;
};

/** Quartiles of yearly pay, the mean over the occupations (rule 8). */
function payLevels(rows: readonly Row[], occupations: readonly string[], year: number): Levels {
  const found = occupations.map((code) => {
    const row = rows.find((one) => one['occ_code'] === code && one['year'] === String(year));
    if (!row) throw new Error(`${PAY}: no pay of ${code} in ${year}`);
    return row;
  });
  const mean = (column: string): number => found.reduce((sum, row) => sum + figure(row, column), 0) / found.length;
  return { low: mean('a_pct25'), middle: mean('a_median'), high: mean('a_pct75') };
}

/** Total compensation over wages and paid leave: yearly pay holds paid leave already (rule 7). */
function loadOf(row: Row): number {
  const total = figure(row, 'total_compensation_usd_hour');
  return total / (figure(row, 'wages_usd_hour') + (figure(row, 'paid_leave_pct') / 100) * total);
}

function loadLevels(rows: readonly Row[]): LevelsBySize[] {
  const loads = SIZES.map(({ series, ...size }) => {
    const row = rows.find((one) => one['series'] === series);
    if (!row) throw new Error(`${BENEFITS}: no row for ${series}`);
    return { ...size, middle: loadOf(row) };
  });
  const all = loads.map((one) => one.middle);
  return loads.map((one) => ({ ...one, low: Math.min(...all), high: Math.max(...all) }));
}

/** What the cost model assumes. Throws with the file and the field where content is wrong: the site does not start on it. */
export function loadCosts(contentDir: string, readYaml: ReadYaml = parse): CostModel {
  const file = join(contentDir, 'costs/assumptions.yaml');
  const table = (name: string): Row[] => parseCsv(readFileSync(join(contentDir, 'figures', name)), { columns: true });
  const parsed = CostFile.safeParse(readYaml(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  const [pay, benefits] = [table(PAY), table(BENEFITS)];
  const assumptions = parsed.data.assumptions.map((one): Assumption => {
    if (!('table' in one)) {
      const { low, middle, high, ...rest } = one;
      return { ...rest, sizes: [{ low, middle, high }], measured: false };
    }
    const { table: from, ...rest } = one;
    return { ...rest, sizes: 'occupations' in from ? [payLevels(pay, from.occupations, from.year)] : loadLevels(benefits), measured: true };
  });
  const ids = assumptions.map((one) => one.id);
  const missing = ASSUMPTION_IDS.filter((id) => !ids.includes(id));
  const disordered = assumptions.filter(({ least, most, sizes }) => sizes.some(({ low, middle, high }) => !(least <= low && low <= middle && middle <= high && high <= most)));
  const problems = [...missing.map((id) => `${id} is missing`), ...disordered.map(({ id }) => `${id}: low, middle and high are out of order`)];
  if (problems.length || new Set(ids).size < ids.length) throw new Error(`${file}: ${problems.join('; ') || 'an assumption stands twice'}`);
  return Object.freeze({ read: parsed.data.read, assumptions: Object.freeze(assumptions) });
}
