// One plain sentence for every status that the pipeline itself can answer with. No room's wording, no HTML.
import { counted } from '#kernel/words.ts';
import type { Held } from '#platform/limiter.ts';
import { LARGEST_FILE_MB } from './addresses.ts';

/** What went wrong, in words that a person can act on. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly sentence: string;
}

const WORDS: Readonly<Record<number, readonly [string, string]>> = {
  400: ['We could not read that address', 'The address holds something that no page of ours understands. Go back, or start from the home page.'],
  403: ['That form came from another site', 'We only take forms that were filled in on our own pages. Open the page here and send it again.'],
  404: ['There is no page at this address', 'The address may have a typing mistake, or the page has moved.'],
  405: ['This page cannot be used that way', 'It can be read, and nothing can be sent to it.'],
  406: ['We cannot answer in that form', 'This address answers as JSON.'],
  408: ['That took too long to arrive', 'The connection may be slow. Try again.'],
  410: ['This listing was taken down', 'The firm that stood at this address is no longer listed.'],
  413: ['That was too much to take in', 'What you sent is larger than this form needs. Shorten the text and send it again.'],
  414: ['That address is too long', 'The address holds more than our longest page needs. Go back and choose fewer things.'],
  415: ['We cannot read that kind of message', 'Send the form as a browser does.'],
  421: ['This is not the site you asked for', 'Your request named a site that does not live here.'],
  429: ['Too many forms within an hour', 'Nothing was kept. Wait an hour and send it again.'],
  431: ['That request was too large', 'Your browser sent more than we can take in. Remove the cookies of this site and try again.'],
  500: ['Something broke on our side', 'It is our mistake, not yours. Try again in a minute. Your answers are still in the address of the page before.'],
  503: ['We are away for a moment', 'The site is restarting or its database is. Try again in half a minute.'],
  507: ['We have no room left', 'Our store of files is full, so nothing was kept. It is our mistake, not yours. Try again in an hour.'],
};

/** The problem for a status; an unknown status reads like 500. `sentence` says it more exactly where the door knows more. */
export function problemOf(status: number, sentence?: string): Problem {
  const [title, plain] = WORDS[status] ?? WORDS[500]!;
  return { status, title, sentence: sentence ?? plain };
}

/** Our own mistake, with the number under which the log tells of it. */
export function problemOfOurs(number: string): Problem {
  const { status, title, sentence } = problemOf(500);
  return { status, title, sentence: `${sentence} If you tell us of it, quote this number: ${number}.` };
}

/** The problem for a form that is one too many. The page that tells of it answers a POST, so reloading it sends the form again. */
export function problemOfHeld({ who, seconds }: Held): Problem {
  const wait = counted(Math.ceil(seconds / 60), 'minute');
  const why = who === 'sender' ? 'More forms came from your network within an hour than we take in.' : 'More forms reached us within an hour than we can read.';
  return problemOf(429, `${why} Nothing was kept. Reload this page in ${wait} to send yours again.`);
}

/** The problem for a body that is larger than `largest` bytes; where a file may be sent, it is the file. */
export const problemOfSize = (largest: number): Problem =>
  problemOf(413, largest > LARGEST_FILE_MB * 1_024 * 1_024 ? `A file may have ${LARGEST_FILE_MB} MB at most. Save yours smaller, or send only the pages that show it.` : undefined);

/** The same as RFC 9457 problem+json. `errors` names each wrong parameter. */
export function problemJson(problem: Problem, errors?: readonly { readonly name: string; readonly reason: string }[]): Response {
  const body = { type: 'about:blank', title: problem.title, status: problem.status, detail: problem.sentence, ...(errors && { errors }) };
  return new Response(JSON.stringify(body), { status: problem.status, headers: { 'content-type': 'application/problem+json; charset=utf-8' } });
}
