// Where facts are from, said once for a block instead of under each of them. Pure.

interface Noted {
  readonly note?: string;
}

const lowered = (phrase: string): string => phrase.charAt(0).toLowerCase() + phrase.slice(1);

/** The items without the note that most of them share, and that note for the block. Nothing moves where no two share one; of equals the first counts. */
export function saidOnce<Item extends Noted>(items: readonly Item[]): { readonly items: readonly Item[]; readonly note: string | undefined } {
  const times = new Map<string, number>();
  for (const { note } of items) if (note !== undefined) times.set(note, (times.get(note) ?? 0) + 1);
  const [shared, most] = [...times].reduce<[string, number]>((best, one) => (one[1] > best[1] ? one : best), ['', 1]);
  if (most < 2) return { items, note: undefined };
  const rest = items.map((item) => {
    if (item.note !== shared) return item;
    const { note: _, ...bare } = item;
    return bare as Item;
  });
  return { items: rest, note: times.size === 1 ? shared : `Unless it says otherwise: ${lowered(shared)}` };
}
