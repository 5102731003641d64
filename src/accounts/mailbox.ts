// Mailboxes: when two writings are one, which inbox they reach, how one is shown without giving it away. Pure.
import { domainToASCII } from 'node:url';
import { z } from 'zod';

const SHAPE = 'Write an e-mail address like name@example.com.';

/** A mailbox as people type it. */
export const Mailbox = z.email(SHAPE).max(254, 'Use at most 254 characters.');

const partsOf = (mailbox: string): readonly [name: string, domain: string] => {
  const at = mailbox.lastIndexOf('@');
  return [mailbox.slice(0, at), domainToASCII(mailbox.slice(at + 1)).replace(/\.$/, '').toLowerCase()];
};

/** The form in which two writings of a mailbox are the same: no mail provider of today tells large letters from small. */
export function mailboxKey(mailbox: string): string {
  const [name, domain] = partsOf(mailbox.trim());
  return `${name.toLowerCase()}@${domain}`;
}

/** The domain of a mailbox, in lower case and in its ASCII form. */
export const domainOf = (mailbox: string): string => partsOf(mailbox.trim())[1];

/** Mail providers that do not read dots in a name. */
const DOTLESS: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** The inbox that a mailbox reaches, for counting alone: what stands after a plus, and dots at some providers, are left out. */
export function inboxOf(mailbox: string): string {
  const [name, domain] = partsOf(mailbox.trim());
  const plain = name.toLowerCase().replace(/\+.*$/, '') || name.toLowerCase();
  return DOTLESS.has(domain) ? `${plain.replaceAll('.', '')}@gmail.com` : `${plain}@${domain}`;
}

/** Enough of a mailbox for its owner to know it, and for nobody else: o…e@harbour.example. */
export function hinted(mailbox: string): string {
  const [name, domain] = partsOf(mailbox);
  return `${name.length > 2 ? `${name[0]}…${name.at(-1)}` : '…'}@${domain}`;
}
