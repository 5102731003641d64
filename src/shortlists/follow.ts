// Keeps the directory in step with Postgres: loads it, hears what changes, and turns the page when the day does (rule 23).
import type { App } from '#app.ts';
import { putRow } from '#engine/column-rows.ts';
import { makeColumns, type Columns } from '#engine/columns.ts';
import type { Day } from '#kernel/time.ts';
import { PROVIDERS_CHANGED, type ProvidersChanged } from '#providers/announce.ts';
import { makeDirectory, type Directory } from './directory.ts';
import type { Listing } from './listing.ts';
import { loadGazetteer, type Gazetteer } from './gazetteer.ts';
import { allListings, theseListings } from './rows.ts';

/** All providers in memory on one day. */
export interface Snapshot {
  readonly directory: Directory;
  /** What the engine ranks; a row has the same number in both. */
  readonly columns: Columns;
  /** The day of every score in it: pages read as of this day. */
  readonly asOf: Day;
}

export interface Followed extends Snapshot {
  readonly places: Gazetteer;
  /** Changes whenever anything that a page could show of a provider has changed. */
  readonly version: string;
  close(): Promise<void>;
}

type Needs = Pick<App, 'db' | 'clock' | 'standard' | 'log' | 'listen'>;

const DAY_CHECK_MS = 1_000;
const RETRY_MS = 2_000;

function put({ edition }: Needs['standard']['current'], into: Snapshot, listing: Listing): void {
  into.directory.put(listing);
  const row = into.directory.byId(listing.id);
  if (row !== undefined && listing.rank) putRow(edition, into.columns, row, listing.rank);
}

async function load(app: Needs, asOf: Day): Promise<Snapshot> {
  const { edition } = app.standard.current;
  const snapshot: Snapshot = { directory: makeDirectory(), columns: makeColumns(edition, asOf), asOf };
  for await (const page of allListings({ db: app.db, edition, asOf })) for (const listing of page) put(app.standard.current, snapshot, listing);
  return snapshot;
}

/**
 * The directory, loaded and followed until closed. A gap in the numbers of the notes, a note about everything, a lost connection and a new
 * day all mean the same: load again. While a load runs the old snapshot answers.
 */
export async function followDirectory(app: Needs): Promise<Followed> {
  const { edition } = app.standard.current;
  let snapshot!: Snapshot;
  let loads = 0;
  let heard: number | undefined;
  let connections = 0;
  let closed = false;
  const first = Promise.withResolvers<void>();
  let work: Promise<void> = first.promise;

  const inTurn = (what: string, act: () => Promise<void>): void => {
    work = work.then(async () => {
      while (!closed) {
        try {
          return await act();
        } catch (error) {
          app.log.warn({ err: error }, what);
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        }
      }
    });
  };
  const reload = (): void =>
    inTurn('loading providers failed, trying again', async () => {
      snapshot = await load(app, app.clock.today());
      loads += 1;
    });
  const refresh = (ids: readonly string[]): void =>
    inTurn('reading changed providers failed, trying again', async () => {
      const found = await theseListings({ db: app.db, edition, asOf: snapshot.asOf }, ids);
      for (const listing of found) put(app.standard.current, snapshot, listing);
      for (const id of ids) if (!found.some((listing) => listing.id === id)) snapshot.directory.drop(id);
    });

  const stopListening = await app.listen(PROVIDERS_CHANGED, {
    onConnected: () => {
      heard = undefined;
      connections += 1;
      if (connections > 1) reload();
    },
    onNotice: (payload) => {
      const note = JSON.parse(payload) as ProvidersChanged;
      const missed = heard !== undefined && note.version !== heard + 1;
      heard = note.version;
      if (missed || !note.ids) reload();
      else refresh(note.ids);
    },
  });
  // Heard before it is read: whatever changes from here on comes as a note, and waits in turn for the first load.
  const [loaded, places] = await Promise.all([load(app, app.clock.today()), loadGazetteer(app.db)]).catch(async (error: unknown) => {
    await stopListening();
    throw error;
  });
  snapshot = loaded;
  first.resolve();
  let waitingFor: Day | undefined;
  const newDay = setInterval(() => {
    const today = app.clock.today();
    if (today === snapshot.asOf || today === waitingFor) return;
    waitingFor = today;
    reload();
  }, DAY_CHECK_MS).unref();

  return {
    places,
    get directory() {
      return snapshot.directory;
    },
    get columns() {
      return snapshot.columns;
    },
    get asOf() {
      return snapshot.asOf;
    },
    get version() {
      return `${snapshot.asOf}.${loads}.${snapshot.directory.version}`;
    },
    close: async () => {
      closed = true;
      clearInterval(newDay);
      await stopListening();
      await work;
    },
  };
}
