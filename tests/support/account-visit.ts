// Requests of somebody who is signed in, or is not, to the built server: forms with their origin, and a cookie where there is one.
import { ask, type Answer } from './raw-http.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Asks the site at `url` as whoever holds `cookie`. */
export function visitorOf(url: () => string, cookie?: string) {
  const held = cookie === undefined ? {} : { cookie };
  return {
    get: (path: string): Promise<Answer> => ask(url(), { path, headers: held }),
    post: (path: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
      ask(url(), { method: 'POST', path, body: new URLSearchParams(form).toString(), headers: { origin: url(), 'content-type': FORM, ...held, ...headers } }),
  };
}
