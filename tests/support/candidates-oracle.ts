// Who serves a need, and who fits it, said by Postgres alone: rows, dates and a haversine. Shares no code with the directory or the engine.
// It knows the standard's rules 13, 14, 27, 33, 35, 37 and 38, takes the smallest fee as part of the price, and reads one answer for each check (and rule), the last.
import type pg from 'pg';
import type { Edition } from '../../src/standard/schema.ts';

export interface Grouped {
  readonly fits: readonly string[];
  readonly askFirst: readonly string[];
  readonly ruledOut: readonly string[];
}

interface Wanted {
  readonly id: string;
  readonly check?: string;
  readonly rule?: string;
  readonly points?: number;
  readonly fact?: 'sizes' | 'prices' | 'visits' | 'languages';
  readonly oneOf?: readonly string[];
  readonly language?: string;
}

/** Upper ends of the budgets, in dollars per person a month; "over $300" has none. */
const BUDGETS: Readonly<Record<string, number>> = { 'under-100': 100, '100-150': 150, '150-200': 200, '200-300': 300 };

/** What the answers make a must-have: the standard's 4.2 and rule 37, written down by hand. */
function wantedBy(query: URLSearchParams): Wanted[] {
  const says = (param: string, value: string): boolean => query.getAll(param).includes(value);
  const given = (param: string): string | undefined => query.getAll(param).find((value) => value !== 'unsure');
  const wanted: Wanted[] = [];
  if (says('visits', 'when-needed')) wanted.push({ id: 'visits', fact: 'visits', oneOf: ['monthly', 'quarterly', 'on-request'] });
  if (says('visits', 'monthly')) wanted.push({ id: 'visits', fact: 'visits', oneOf: ['monthly'] }, { id: 'on-site', check: 'TAI-05', points: 65 });
  if (given('people') !== undefined) wanted.push({ id: 'size', fact: 'sizes' });
  for (const rule of ['hipaa', 'pci', 'ftc-safeguards', 'cmmc']) if (says('rules', rule)) wanted.push({ id: rule, check: 'CLI-06', rule, points: 60 });
  if (says('rivals', 'must-not')) wanted.push({ id: 'rivals', check: 'IND-02', points: 100 });
  if (says('hours', 'always')) wanted.push({ id: 'night', check: 'SVC-06', points: 100 });
  if (says('keep', 'yes')) wanted.push({ id: 'keep', check: 'TAI-06', points: 65 });
  if (BUDGETS[given('budget') ?? ''] !== undefined) wanted.push({ id: 'price', fact: 'prices' });
  if (says('commit', 'any-time')) wanted.push({ id: 'leave', check: 'PRC-03', points: 85 });
  const language = given('language');
  if (language !== undefined) wanted.push({ id: 'language', fact: 'languages', language });
  return wanted;
}

/** Options of the checks that may be asked for, as the edition prints them, and how long an answer stands. */
const printed = ({ checks }: Edition) =>
  checks.flatMap(({ id, answer, valid }) =>
    answer.kind === 'number' ? [] : answer.options.map((option, at) => ({ check: id, choice: at + 1, points: option.points ?? null, refuses: option.refuses ?? false, silent: option.silent ?? false, months: valid.months })));

const SQL = `
with place as (select state, radians(lat) as lat, radians(lon) as lon from places where zip = $2),
live as (
  select provider_id, key, value,
    case when given_on > $1 then 'unknown'
      when false_found_on <= $1 and $1 <= (false_found_on + interval '12 months')::date then 'false'
      when taken_back_on <= $1 then 'back'
      when $1 > (given_on + interval '12 months')::date + 180 then 'unknown'
      else 'known' end as state
  from (select distinct on (provider_id, key) * from provider_facts where replaced_on is null order by provider_id, key, taken_back_on desc nulls first) last
),
candidate as (
  select p.id, p.slug, case when $1 - p.first_claimed_on > 30 then 'out' else 'ask' end as silence
  from providers p left join live c on c.provider_id = p.id and c.key = 'coverage' and c.state = 'known' left join place on true
  where p.withdrawn_on is null and p.standing <> 'listed' and ($2::text is null
    or (c.value->>'nationwide')::boolean
    or jsonb_exists(c.value->'states', place.state)
    or 2 * 3958.8 * asin(least(1, sqrt(power(sin((place.lat - radians(p.lat)) / 2), 2) + cos(radians(p.lat)) * cos(place.lat) * power(sin((place.lon - radians(p.lon)) / 2), 2))))
      <= (c.value->>'radius')::float8)
),
wanted as (select * from jsonb_to_recordset($3::jsonb) as w(id text, "check" text, rule text, points float8, fact text, "oneOf" jsonb, language text)),
printed as (select * from jsonb_to_recordset($4::jsonb) as o("check" text, choice int, points float8, refuses boolean, silent boolean, months int)),
said as (
  select distinct on (a.provider_id, a.check_id, a.rule) a.*, o.points, o.refuses, o.silent,
    greatest(a.given_on + make_interval(months => o.months), (
      select max(least(f.date + make_interval(months => o.months), f.until)) from proofs f where f.answer_id = a.id and f.checked_on <= $1))::date + 180 as last_day
  from answers a left join printed o on o."check" = a.check_id and o.choice = a.choice
  where a.edition = $5 and a.state = 'published' and a.given_on <= $1 and a.check_id in (select w."check" from wanted w)
  order by a.provider_id, a.check_id, a.rule, a.given_on desc, a.written_at desc, a.id desc
),
verdict as (
  select c.slug, w.id,
    case when w.fact is not null then
      case when 'false' in (f.state, fee.state) or 'back' in (f.state, fee.state) then 'out'
        when f.state is distinct from 'known' then c.silence
        when w.fact = 'visits' then case when jsonb_exists(w."oneOf", f.value->>'scheduled') then 'pass' else 'out' end
        when w.fact = 'languages' then case when jsonb_exists(f.value, w.language) then 'pass' else 'out' end
        when w.fact = 'sizes' then case when $6::int between (f.value->>'from')::int and coalesce((f.value->>'to')::int, 1000000) then 'pass' else 'out' end
        else coalesce((select case when greatest(min((b->>'low')::float8), coalesce(fee.value::float8 / $6::int, 0)) <= $7::float8 * 1.3 then 'pass' else 'out' end from jsonb_array_elements(f.value) b
          where $6::int is null or $6::int between (b->>'from')::int and coalesce((b->>'to')::int, 1000000) having count(*) > 0 and ($6::int is null or fee.state is distinct from 'unknown')), c.silence) end
    else
      case when exists (select from answers x where x.provider_id = c.id and x.edition = $5 and x.check_id = w."check" and x.state = 'published'
          and x.false_found_on <= $1 and $1 <= (x.false_found_on + interval '12 months')::date) then 'out'
        when s.would_not_say or s.taken_back_on <= $1 then 'out'
        when s.id is null or s.ended_on <= $1 or s.silent or s.last_day < $1 then c.silence
        when s.refuses or s.points < w.points then 'out'
        else 'pass' end
    end as says
  from candidate c cross join wanted w
  left join live f on f.provider_id = c.id and f.key = w.fact
  left join live fee on w.fact = 'prices' and fee.provider_id = c.id and fee.key = 'minimum-fee'
  left join said s on s.provider_id = c.id and s.check_id = w."check" and s.rule is not distinct from w.rule
)
select c.slug, case when bool_or(v.says = 'out') then 'ruledOut' when bool_or(v.says = 'ask') then 'askFirst' else 'fits' end as "group"
from candidate c left join verdict v using (slug) group by c.slug order by c.slug`;

/** The groups of the need in `query` on `asOf`, as slugs in the order of the alphabet. Without a ZIP code everybody serves it. */
export async function groupsBySql(client: pg.Client, edition: Edition, query: URLSearchParams, asOf: string): Promise<Grouped> {
  const given = (param: string): string | null => query.getAll(param).find((value) => value !== 'unsure') ?? null;
  const values = [asOf, given('zip'), JSON.stringify(wantedBy(query)), JSON.stringify(printed(edition)), edition.id, given('people'), BUDGETS[given('budget') ?? ''] ?? null];
  const { rows } = await client.query<{ slug: string; group: keyof Grouped }>(SQL, values);
  const of = (group: keyof Grouped): string[] => rows.filter((row) => row.group === group).map((row) => row.slug);
  return { fits: of('fits'), askFirst: of('askFirst'), ruledOut: of('ruledOut') };
}
