// Ends the session of this browser. A button posts here, from every page of an account.
import type { APIRoute } from 'astro';
import { endSession } from '#accounts/sessions.ts';
import { cookiesOf } from '#http/cookies.ts';

export const POST: APIRoute = async ({ cookies, locals: { app }, redirect }) => {
  const own = cookiesOf(cookies, app.config.site);
  const key = own.session();
  if (key) await endSession(app, key);
  own.dropSession();
  return redirect('/', 303);
};
