// The mails of this room, as text and as HTML. Pure: values in, words out. No picture, no tracking, one link.
import type { Mail } from '#platform/mailer.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);

/** A part of a mail: a paragraph, a link on a line of its own, or a code to type. */
export type Part = string | { readonly link: string; readonly label: string } | { readonly code: string };

const asText = (part: Part): string => (typeof part === 'string' ? part : 'code' in part ? `    ${part.code}` : part.link);
function asHtml(part: Part): string {
  if (typeof part === 'string') return `<p>${escaped(part)}</p>`;
  if ('code' in part) return `<p style="font:700 22px/1.4 monospace">${escaped(part.code)}</p>`;
  return `<p><a href="${escaped(part.link)}">${escaped(part.label)}</a></p>`;
}

/** A whole mail of these parts. The name of the site stands at its end, and who wrote it. */
export function mailOf(to: string, subject: string, parts: readonly Part[], site: string): Mail {
  const last = `Plumbline, ${site}. This mail was sent by a program; nobody reads answers to it.`;
  const text = `${[...parts, '-- ', last].map(asText).join('\n\n')}\n`;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="font:16px/1.5 sans-serif;max-width:36em">${parts.map(asHtml).join('')}<hr><p>${escaped(last)}</p></body></html>`;
  return { to, subject, text, html };
}

export interface LinkMail {
  readonly to: string;
  readonly site: string;
  readonly link: string;
  /** As it is written: ABCD-2345. */
  readonly code: string;
}

const NOT_YOU = 'If you did not ask for this, leave this mail alone. Nothing happens without the link or the code.';
const HOLDS = 'The link and the code work once, for 15 minutes.';

/** The mail by which somebody signs in, the first time too. */
export const signInMail = ({ to, site, link, code }: LinkMail): Mail =>
  mailOf(to, 'Your link to sign in to Plumbline', ['Open this link in the browser where you asked for it, and press the button there.', { link, label: 'Sign in to Plumbline' }, 'Or type this code where you asked for it:', { code }, HOLDS, NOT_YOU], site);

/** To the mailbox that an account has: its owner wants another. */
export const leaveMailboxMail = ({ to, site, link, code }: LinkMail, wanted: string): Mail =>
  mailOf(to, 'Change the mailbox of your Plumbline account?', [`Somebody who is signed in to your account wants it to use the mailbox ${wanted} from now on. If that is you, open this link and press the button there.`, { link, label: 'Yes, change it' }, 'Or type this code on that page:', { code }, `The new mailbox must say yes too. ${HOLDS}`, 'If it is not you, do nothing, and end all sessions on your account page.'], site);

/** To the mailbox that an account is to have. */
export const takeMailboxMail = ({ to, site, link, code }: LinkMail): Mail =>
  mailOf(to, 'Use this mailbox for a Plumbline account?', ['Somebody wants to use this mailbox for their Plumbline account. If that is you, open this link and press the button there.', { link, label: 'Yes, use this mailbox' }, 'Or type this code on that page:', { code }, `The mailbox that the account has now must say yes too. ${HOLDS}`, NOT_YOU], site);

/** To a mailbox at a firm's own domain: somebody says that the firm is theirs. */
export const showDomainMail = ({ to, site, link, code }: LinkMail): Mail =>
  mailOf(to, 'Is this firm yours on Plumbline?', ['Somebody who is signed in to Plumbline says that the firm with this domain is theirs. If that is you, open this link and press the button there.', { link, label: 'Yes, the firm is ours' }, 'Or type this code on that page:', { code }, HOLDS, NOT_YOU], site);

/** To the mailbox that an account had: it is no longer used. */
export const mailboxLeftMail = (to: string, site: string): Mail =>
  mailOf(to, 'Your Plumbline account has another mailbox now', ['Both mailboxes said yes, so your account uses the other one from now on. All its sessions were ended.', 'If this was not you, tell us.', { link: `${site}/report`, label: 'Tell us' }], site);
