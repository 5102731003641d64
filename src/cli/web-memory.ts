// How the process that serves the site is started: what Node and the C library are told of memory. The figures are in decision 0018.

/**
 * Switches of Node. A young generation of 6 MB: by itself V8 lets it grow to 100 MB and more, which no page needs. The old one is collected
 * when it has grown by a third, not when it has grown several times over.
 */
export const WEB_FLAGS: readonly string[] = ['--max-semi-space-size=6', '--heap-growing-percent=30'];

/** One pool of memory for all threads: nearly all of the work is done by one, and each further pool keeps what it once needed. */
export const WEB_ENVIRONMENT: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '1' };
