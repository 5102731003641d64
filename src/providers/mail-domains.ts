// Which domain a mailbox is at, and whether anybody can have a mailbox there. Lists of free and throw-away mail come from the package `freemail`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parse } from 'tldts';
import { domainOf } from '#accounts/mailbox.ts';

/** The registrable domain of a host, as `harbour.example` of `mail.harbour.example`; undefined for an address or a public ending. */
export const registrableOf = (host: string): string | undefined => parse(host, { allowPrivateDomains: true }).domain ?? undefined;

/** Whether the mailbox is at this registrable domain or below it. */
export const isAtDomain = (mailbox: string, domain: string): boolean => registrableOf(domainOf(mailbox)) === domain;

const folder = (): string => join(dirname(createRequire(import.meta.url).resolve('freemail/package.json')), 'data');

/**
 * Whether anybody can get a mailbox at this domain, so that having one says nothing about a firm. The lists are read when they are asked
 * (some 90,000 names, for a few claims a day) and not kept.
 */
export const isOpenDomain = (domain: string): boolean => ['free.txt', 'disposable.txt'].some((name) => `\n${readFileSync(join(folder(), name), 'utf8')}\n`.includes(`\n${domain}\n`));
