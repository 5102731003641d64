// The limit by its stand-in: who is held, who is not, and how long. What Postgres adds is seen in tests/http/limits.test.ts.
import { describe, expect, it } from 'vitest';
import { memoryLimiter } from '../../src/platform/limiter.ts';

describe('the limit on posted forms', () => {
  it('holds the third of two, for at most an hour, and nobody else', async () => {
    const { countPost } = memoryLimiter(2);
    expect([await countPost('a'), await countPost('a')]).toEqual([undefined, undefined]);
    const held = await countPost('a');
    expect(held?.who).toBe('sender');
    expect(held?.seconds).toBeGreaterThan(3_590);
    expect(held?.seconds).toBeLessThanOrEqual(3_600);
    expect(await countPost('b')).toBeUndefined();
  });
  it('holds the 301st of everybody; one who is held alone takes nothing from that', async () => {
    const { countPost } = memoryLimiter(1);
    for (let at = 0; at < 500; at += 1) await countPost('flood');
    for (let at = 1; at < 300; at += 1) expect(await countPost(`sender ${at}`), String(at)).toBeUndefined();
    expect((await countPost('one more'))?.who).toBe('everybody');
  });
  it('is for everybody thirty times what one may send, where that is more', async () => {
    const { countPost } = memoryLimiter(20);
    for (let at = 0; at < 600; at += 1) expect(await countPost(`sender ${at}`), String(at)).toBeUndefined();
    expect((await countPost('one more'))?.who).toBe('everybody');
  });
});

describe('the limit on mails that anybody may wish for', () => {
  it('holds the sixth to one inbox within an hour, and no other; posted forms count apart', async () => {
    const { countMail, countPost } = memoryLimiter(1);
    for (let at = 0; at < 5; at += 1) expect(await countMail('olive@harbour.example')).toBeUndefined();
    expect((await countMail('olive@harbour.example'))?.who).toBe('sender');
    expect(await countMail('nils@harbour.example')).toBeUndefined();
    expect(await countPost('olive@harbour.example')).toBeUndefined();
  });
  it('holds the 601st to everybody; an inbox that is held takes nothing from that', async () => {
    const { countMail } = memoryLimiter(1);
    for (let at = 0; at < 700; at += 1) await countMail('flood');
    for (let at = 5; at < 600; at += 1) expect(await countMail(`inbox ${at}`), String(at)).toBeUndefined();
    expect((await countMail('one more'))?.who).toBe('everybody');
  });
});
