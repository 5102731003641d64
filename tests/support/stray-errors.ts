// In every test file: what the code writes to console.error or console.warn fails the test that made it write.
import { afterEach, beforeEach, expect, vi } from 'vitest';

let strays: unknown[][];

beforeEach(() => {
  strays = [];
  for (const name of ['error', 'warn'] as const) vi.spyOn(console, name).mockImplementation((...words: unknown[]) => void strays.push([name, ...words]));
});
afterEach(() => {
  vi.mocked(console.error).mockRestore();
  vi.mocked(console.warn).mockRestore();
  expect(strays, 'written to the console').toEqual([]);
});
