// `npm run verify-record [-- FILE]`: checks the chain of the record, in the database or in a file from the transparency page. Needs no database for a file.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { BEFORE_ALL, brokenAt, type Link } from '#audit/chain.ts';
import { allRecords } from '#audit/reads.ts';
import { runCommand } from './command-database.ts';
import { say } from './terminal.ts';

type Row = Link & { readonly previous: string; readonly hash: string };

async function check(rows: AsyncIterable<Row>): Promise<boolean> {
  let last = { number: 0, hash: BEFORE_ALL };
  for await (const row of rows) {
    if (brokenAt([row], last) !== undefined) {
      console.error(`The chain breaks at row ${row.number}: it does not follow from the row before.`);
      return false;
    }
    last = row;
  }
  const { number, hash } = last;
  say(number === 0 ? 'The record is empty.' : `All ${number.toLocaleString('en-US')} rows follow from one another. The last fingerprint is ${hash}.`);
  return true;
}

async function* rowsOf(file: string): AsyncGenerator<Row> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) if (line.trim()) yield JSON.parse(line) as Row;
}

const [file] = process.argv.slice(2);
if (file === undefined) await runCommand((app) => check(allRecords(app.db)));
else {
  const whole = await check(rowsOf(file)).catch((error: unknown) => {
    console.error(error instanceof SyntaxError ? `${file} is no record: a line of it is not JSON.` : `${file} could not be read.`);
    return false;
  });
  process.exitCode = whole ? 0 : 1;
}
