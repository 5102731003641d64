// The whole record as JSON Lines, as far as it is public: whoever has it can check the chain alone.
import type { APIRoute } from 'astro';
import { allRecords } from '#audit/reads.ts';

export const GET: APIRoute = async ({ locals: { app } }) => {
  const lines: string[] = [];
  for await (const row of allRecords(app.db)) lines.push(JSON.stringify(row));
  return new Response(lines.map((line) => `${line}\n`).join(''), { headers: { 'content-type': 'application/jsonl; charset=utf-8', 'cache-control': 'no-store' } });
};
