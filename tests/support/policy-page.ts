// The moderation policy as the page of the handbook: content/handbook/moderation.md is this text. Pure.
import { day } from '#kernel/time.ts';
import { fullDate } from '#kernel/words.ts';
import { clausesFor } from '#standard/policy.ts';
import { DECISIONS, type Policy } from '#standard/policy-schema.ts';

/** The policy in Markdown: each clause under its id, and at the end which decision may rest on which clauses. */
export function policyPage(policy: Policy): string {
  const parts = policy.parts.map(({ title, clauses }) => [`## ${title}`, ...clauses.map(({ id, title: name, says }) => `**${id} ${name}.** ${says}`)].join('\n\n'));
  const rows = DECISIONS.map((decision) => `| ${policy.decisions[decision]} | ${clausesFor(policy, decision).map(({ id }) => id).join(', ')} |`);
  const table = ['| decision | rests on one of |', '|---|---|', ...rows].join('\n');
  const head = [`# ${policy.title}`, policy.says, `This wording holds from ${fullDate(day(policy.date))} on.`];
  return `${[...head, ...parts, '## Which decision may rest on which clause', table].join('\n\n')}\n`;
}
