// What a command says at the terminal: one line for each thing done, and a sign of life while something takes longer than two seconds.

const SIGN_OF_LIFE_MS = 2_000;
const LEFT = 15;

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A line with a name at its left and what became of it at its right. */
export const report = (name: string, what: string): void => say(`  ${name.padEnd(LEFT)}${what}`);

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** What a running step may tell, to be shown at its next sign of life. */
export type Tell = (what: string) => void;

/**
 * Runs `act` and reports `name` with what it returns, and the time where that is over two seconds. Until it is done a line every two seconds
 * says what it is at; on a terminal that line replaces the one before.
 */
export async function step(name: string, doing: string, act: (tell: Tell) => Promise<string>): Promise<void> {
  const began = performance.now();
  let at = doing;
  let shown = false;
  const alive = setInterval(() => {
    const line = `  ${name.padEnd(LEFT)}${at} … ${Math.round((performance.now() - began) / 1_000)} s`;
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
    shown = true;
  }, SIGN_OF_LIFE_MS);
  try {
    const outcome = await act((what) => (at = what));
    clear(shown);
    const took = performance.now() - began;
    report(name, took < SIGN_OF_LIFE_MS ? outcome : `${outcome} (${seconds(took)})`);
  } catch (error) {
    clear(shown);
    throw error;
  } finally {
    clearInterval(alive);
  }
}

function clear(shown: boolean): void {
  if (shown && process.stdout.isTTY) process.stdout.write('\r\x1b[K');
}
