// Mailboxes and what browsers call themselves: which writings are the same, what is counted together, what is shown.
import { describe, expect, it } from 'vitest';
import { browserName } from '../../src/accounts/browser-name.ts';
import { domainOf, hinted, inboxOf, Mailbox, mailboxKey } from '../../src/accounts/mailbox.ts';
import { newCode, typedCode, writtenCode } from '../../src/accounts/secrets.ts';
import { localPath } from '../../src/http/guard.ts';

describe('a mailbox', () => {
  it.each([
    ['Olive@Harbour.Example', 'olive@harbour.example'],
    [' olive@harbour.example', 'olive@harbour.example'],
    ['olive@BÜCHER.example', 'olive@xn--bcher-kva.example'],
    ['olive+it@harbour.example', 'olive+it@harbour.example'],
  ])('%j is known as %s', (typed, key) => expect(mailboxKey(typed)).toBe(key));
  it.each([
    ['o.l.i.v.e+one@gmail.com', 'olive@gmail.com'],
    ['Olive@googlemail.com', 'olive@gmail.com'],
    ['o.live+two@harbour.example', 'o.live@harbour.example'],
    ['+@harbour.example', '+@harbour.example'],
  ])('%s reaches the inbox %s', (typed, inbox) => expect(inboxOf(typed)).toBe(inbox));
  it('has the domain after the last @', () => expect(domainOf('olive@Mail.Harbour.example')).toBe('mail.harbour.example'));
  it.each([
    ['olive@harbour.example', 'o…e@harbour.example'],
    ['ol@harbour.example', '…@harbour.example'],
  ])('%s is shown as %s', (mailbox, shown) => expect(hinted(mailbox)).toBe(shown));
  it.each(['olive', 'olive@', '@harbour.example', 'a b@harbour.example', 'olive@harbour.example\r\nBcc: x@y.example', 'olive\0@harbour.example'])('is not %j', (typed) => expect(Mailbox.safeParse(typed).success).toBe(false));
});

describe('a code', () => {
  it('is read however it is typed or pasted', () => {
    expect(typedCode(' abcd-2345 ')).toBe('ABCD2345');
    expect(typedCode('ABCD 2345')).toBe('ABCD2345');
    const code = newCode();
    expect(code).toMatch(/^[A-HJKMNP-Z2-9]{8}$/);
    expect(typedCode(writtenCode(code).toLowerCase())).toBe(code);
  });
});

describe('the name of a browser', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox on Linux'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0', 'Edge on Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1', 'Safari on an iPhone'],
    ['curl/8', 'A browser'],
    [null, 'A browser'],
  ])('in %j is %s', (agent, name) => expect(browserName(agent)).toBe(name));
});

describe('where to go on', () => {
  it.each(['/account', '/shortlist?zip=43215&people=18', '/'])('may be %s', (path) => expect(localPath(path)).toBe(path));
  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'account', '', '/a b', '/a\r\nb', `/${'x'.repeat(5_000)}`, null])('is never %j', (path) => expect(localPath(path)).toBeUndefined());
});
