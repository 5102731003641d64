// What every page may ask for in Astro.locals.
declare namespace App {
  interface Locals {
    app: import('#app.ts').App;
    /** All providers in memory, in step with the database. */
    directory: import('#shortlists/follow.ts').Followed;
    /** Today in UTC: scores, proofs and facts are read as of this day. */
    asOf: import('#kernel/time.ts').Day;
    /** Whoever looks. */
    viewer: import('#accounts/viewer.ts').Viewer;
    /** Where a form was to go whose writer is not signed in any more; only on the page that keeps it. */
    wanted: string | undefined;
    /** Why the pipeline turned a request away; only on the page that tells of it. */
    problem: import('#http/problems.ts').Problem | undefined;
  }
}
