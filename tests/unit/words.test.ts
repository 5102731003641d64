// Dates, money and figures as people read them.
import { describe, expect, it } from 'vitest';
import { day } from '#kernel/time.ts';
import { counted, dollars, fullDate, monthsInWords, oneDecimal, opening } from '#kernel/words.ts';

describe('words', () => {
  it('write a day in full, without a leading nought', () => {
    expect(fullDate(day('2026-11-24'))).toBe('24 November 2026');
    expect(fullDate(day('2027-02-01'))).toBe('1 February 2027');
  });
  it('write whole dollars with commas', () => {
    expect([0, 160, 2250, 125_213.6, -40].map(dollars)).toEqual(['$0', '$160', '$2,250', '$125,214', '−$40']);
  });
  it('round once, half away from zero, and keep one decimal', () => {
    expect([54.274193548, 66.593, 0.25, -0.25, 50, 0.04, -0.04].map(oneDecimal)).toEqual(['54.3', '66.6', '0.3', '−0.3', '50.0', '0.0', '0.0']);
  });
  it('count in words up to nine', () => {
    expect([counted(1, 'check'), counted(0, 'review'), counted(9, 'area'), counted(68, 'check'), counted(3622, 'firm'), counted(2, 'person', 'people')]).toEqual([
      'one check', 'no reviews', 'nine areas', '68 checks', '3,622 firms', 'two people',
    ]);
  });
  it('say long periods in years', () => {
    expect([3, 12, 18, 24, 36].map(monthsInWords)).toEqual(['three months', '12 months', '18 months', 'two years', 'three years']);
  });
  it('open a sentence', () => expect(opening('two people')).toBe('Two people'));
});
