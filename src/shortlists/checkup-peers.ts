// How many real assessed providers prove what an owner was asked about. Works on the directory in memory alone.
import { readBrief } from '#engine/brief.ts';
import { holdsFrom } from '#engine/checkup.ts';
import type { Edition } from '#standard/schema.ts';
import type { Directory } from './directory.ts';

/** Fewer assessed providers than this are no measure. */
export const FEWEST_PEERS = 20;

export interface Peers {
  /** Real providers that are assessed under the edition; firms made up for the demonstration never count. */
  readonly count: number;
  /** By check: how many of them hold it by more than their word. Absent while they are too few. */
  readonly proving?: ReadonlyMap<string, number>;
}

function countPeers(directory: Pick<Directory, 'rows'>, edition: Edition): Peers {
  const assessed = directory.rows.flatMap((listing) =>
    listing?.rank && !listing.demonstration && listing.rank.edition === edition.id && (listing.answered ?? 0) >= edition.scoring.assessedFrom ? [listing.rank] : [],
  );
  if (assessed.length < FEWEST_PEERS) return { count: assessed.length };
  const limits = edition.checks.map((check) => holdsFrom(check, edition));
  const proving = new Map<string, number>();
  for (const { brief } of assessed)
    readBrief(edition, brief).forEach(({ check, points, proof, contested }, at) => {
      if (proof !== undefined && proof !== 'declared' && !contested && points >= limits[at]!) proving.set(check, (proving.get(check) ?? 0) + 1);
    });
  return { count: assessed.length, proving };
}

const kept = new WeakMap<Pick<Directory, 'rows' | 'version'>, { readonly version: number; readonly edition: string; readonly peers: Peers }>();

/** The real assessed providers under `edition`. Kept until the directory changes. */
export function peersOf(directory: Pick<Directory, 'rows' | 'version'>, edition: Edition): Peers {
  const held = kept.get(directory);
  if (held?.version === directory.version && held.edition === edition.id) return held.peers;
  const peers = countPeers(directory, edition);
  kept.set(directory, { version: directory.version, edition: edition.id, peers });
  return peers;
}
