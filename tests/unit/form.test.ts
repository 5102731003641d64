// How a posted form becomes input: conversion at the door, judgement by the schema, every word kept.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fileIn, formIn, problemAt, readForm, typed } from '#http/form.ts';

const Order = z.strictObject({
  name: z.string('Write a name.').max(10, 'Use ten letters at most.'),
  people: z.number('Write a number.').int('Whole people only.').optional(),
  fee: z.number('Write an amount.').optional(),
  agreed: z.boolean(),
  days: z.array(z.string()).max(2, 'Two days at most.'),
});

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

describe('readForm', () => {
  it('turns words into numbers, ticks and lists', () => {
    const read = readForm(Order, formOf([['name', ' Ann '], ['people', '18'], ['fee', '$2,000'], ['agreed', 'on'], ['days', 'mon'], ['days', 'tue']]));
    expect(read).toMatchObject({ kind: 'accepted', input: { name: 'Ann', people: 18, fee: 2000, agreed: true, days: ['mon', 'tue'] } });
  });
  it.each([['1,480', 1480], ['$2,000', 2000], ['2 000', 2000], ['1,480.5', 1480.5], ['-1,200', -1200], ['12,5', '12,5'], ['1,48', '1,48'], ['0,75', '0,75'], ['40%', 40], ['.5', '.5'], ['4%0', '4%0'], ['1.2.3', '1.2.3'], ['1e5', '1e5'], ['NaN', 'NaN'], ['many', 'many']])('reads %s as %s', (word, is) => {
    const [issue] = readForm(z.strictObject({ fee: z.number({ error: ({ input }) => `not ${String(input)}` }) }), formOf([['fee', word]])).problems;
    expect(issue?.says).toBe(typeof is === 'number' ? undefined : `not ${is}`);
  });
  it('reads an empty field as absent and an unticked box as no', () => {
    const read = readForm(Order, formOf([['name', 'Ann'], ['people', '  ']]));
    expect(read).toMatchObject({ kind: 'accepted', input: { name: 'Ann', agreed: false, days: [] } });
    expect(read.kind === 'accepted' && 'people' in read.input).toBe(false);
  });
  it('gives one problem a field, in the order of the schema, and keeps every word', () => {
    const read = readForm(Order, formOf([['days', 'a'], ['days', 'b'], ['days', 'c'], ['people', 'many'], ['name', 'much too long a name']]));
    expect(read).toEqual({
      kind: 'wrong',
      values: { name: 'much too long a name', people: 'many', fee: '', agreed: '', days: ['a', 'b', 'c'] },
      problems: [
        { field: 'name', says: 'Use ten letters at most.' },
        { field: 'people', says: 'Write a number.' },
        { field: 'days', says: 'Two days at most.' },
      ],
    });
  });
  it('refuses a second value where one is wanted', () => {
    expect(readForm(Order, formOf([['name', 'Ann'], ['name', 'Bob']]))).toMatchObject({ kind: 'wrong', problems: [{ field: 'name', says: 'Give this once.' }] });
  });
  it('never reads a field that the schema does not name', () => {
    const read = readForm(Order, formOf([['name', 'Ann'], ['admin', 'yes'], ['__proto__', 'x']]));
    expect(read.kind).toBe('accepted');
    expect(JSON.stringify(read)).not.toContain('admin');
  });
  it('takes no file for a word, and line ends as people mean them', () => {
    const form = formOf([['name', 'a\r\nb']]);
    form.append('people', new Blob(['18']), 'people.txt');
    expect(readForm(Order, form)).toMatchObject({ kind: 'accepted', input: { name: 'a\nb' } });
  });
  it('keeps whatever is typed, and never throws', () => {
    const words = fc.dictionary(fc.constantFrom('name', 'people', 'fee', 'agreed', 'days'), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(words, (given) => {
        const read = readForm(Order, formOf(Object.entries(given)));
        for (const [name, word] of Object.entries(given)) expect([read.values[name]].flat()[0]).toBe(word.toWellFormed().replace(/\r\n?/g, '\n'));
      }),
    );
  });
});

describe('what a page shows again', () => {
  it('finds words and problems by field', () => {
    expect(typed({ days: ['mon'], name: 'Ann' }, 'days')).toBe('mon');
    expect(typed(undefined, 'name')).toBe('');
    expect(problemAt([{ field: 'name', says: 'Write a name.' }], 'name')).toBe('Write a name.');
    expect(problemAt(undefined, 'name')).toBeUndefined();
  });
});

describe('formIn', () => {
  const post = (body: string, type: string): Request => new Request('http://localhost/report', { method: 'POST', body, headers: { 'content-type': type } });
  it('takes the two kinds that a browser sends', async () => {
    const form = await formIn(post('name=Ann&name=Bob', 'application/x-www-form-urlencoded'));
    expect(form instanceof FormData && form.getAll('name')).toEqual(['Ann', 'Bob']);
  });
  it('answers 415 to anything else and 400 to a broken one', async () => {
    expect(await formIn(post('{}', 'application/json'))).toBe(415);
    expect(await formIn(post('nothing of the kind', 'multipart/form-data; boundary=x'))).toBe(400);
  });
});

describe('the file in a form', () => {
  const BOUNDARY = 'b0undary';
  const part = (headers: string, body: string): string => `--${BOUNDARY}\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${body}\r\n`;
  const sent = async (...parts: readonly string[]): Promise<FormData> => {
    const body = Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`, 'latin1');
    const form = await formIn(new Request('http://localhost/upload', { method: 'POST', body, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } }));
    if (!(form instanceof FormData)) throw new Error(`answered ${form}`);
    return form;
  };
  const file = (name: string, body: string, type = 'application/octet-stream'): string => part(`name="proof"; filename="${name}"\r\nContent-Type: ${type}`, body);

  it.each(['../../etc/passwd', 'proof.pdf.exe', 'C:\\proof.pdf', 'x'.repeat(5_000), 'a%00b.pdf', '<script>.svg'])('comes as its bytes, whatever it is called: %.30s', async (name) => {
    expect(await fileIn(await sent(file(name, '\x00\xff%PDF-\r\n\r\nend')), 'proof')).toEqual(Uint8Array.from(Buffer.from('\x00\xff%PDF-\r\n\r\nend', 'latin1')));
  });
  it('is none where nothing was chosen, where a word stands, and where it has another field', async () => {
    expect(await fileIn(await sent(file('', '')), 'proof')).toBe('none');
    expect(await fileIn(await sent(part('name="proof"', 'a word')), 'proof')).toBe('none');
    expect(await fileIn(await sent(file('a.pdf', 'x')), 'other')).toBe('none');
  });
  it('is there and empty where an empty one was chosen', async () => {
    expect(await fileIn(await sent(file('empty.pdf', '')), 'proof')).toEqual(new Uint8Array());
  });
  it('is not looked for among more parts than a form of ours has, or among words without end', async () => {
    await expect(sent(...Array.from({ length: 501 }, () => file('a.pdf', 'x')))).rejects.toThrow('answered 413');
    expect((await sent(...Array.from({ length: 500 }, () => file('a.pdf', 'x')))).getAll('proof')).toHaveLength(500);
    const words = (size: number): Promise<unknown> => formIn(new Request('http://localhost/upload', { method: 'POST', body: `a=${'b'.repeat(size - 2)}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } }));
    expect([(await words(65_536)) instanceof FormData, await words(65_537)]).toEqual([true, 413]);
  });
  it('is one: 200 of them are several, and none of them is read', async () => {
    expect(await fileIn(await sent(...Array.from({ length: 200 }, (_, at) => file(`${at}.pdf`, 'x'))), 'proof')).toBe('several');
  });
});
