// What a page asks before it shows anything of somebody's: who looks, and where they go when they may not. It authorises nobody by path.
import type { AstroGlobal } from 'astro';
import type { Viewer } from '#accounts/viewer.ts';

type Account = Extract<Viewer, { kind: 'account' }>;

const LONGEST_NEXT = 4_000;
const ON_THIS_SITE = /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/;

/** A path of this site to go on to, or undefined where `text` is anything else, such as an address elsewhere. */
export const localPath = (text: string | null | undefined): string | undefined => (text && text.length <= LONGEST_NEXT && ON_THIS_SITE.test(text) ? text : undefined);

/** The account that looks, or the way to sign in and come back. */
export function requireAccount({ locals, url, redirect }: Pick<AstroGlobal, 'locals' | 'url' | 'redirect'>): Account | Response {
  if (locals.viewer.kind === 'account') return locals.viewer;
  return redirect(`/sign-in?${new URLSearchParams({ next: `${url.pathname}${url.search}` })}`, 303);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a part of an address can be an id of ours; Postgres would throw at anything else. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** The moderator that looks: somebody who came by a passkey. Others are led to theirs, or find no page here. */
export function requireModerator(astro: Pick<AstroGlobal, 'locals' | 'url' | 'redirect'>): Account | Response {
  const { viewer } = astro.locals;
  if (viewer.kind === 'visitor') return astro.redirect(`/sign-in/passkey?${new URLSearchParams({ next: astro.url.pathname })}`, 303);
  return viewer.moderator ? viewer : new Response(null, { status: 404 });
}
