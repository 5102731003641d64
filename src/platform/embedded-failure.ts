// The errors of the embedded PostgreSQL. Each message is a whole sentence for the person at the terminal.

/** The embedded PostgreSQL cannot be used, and the message says why and what to do. */
export class EmbeddedFailure extends Error {}

/** Plumbline already runs on this folder. */
export class AlreadyRunning extends EmbeddedFailure {
  constructor(folder: string, pid?: number) {
    super(`Plumbline is already running on ${folder}${pid ? ` (PostgreSQL is process ${pid})` : ''}. Stop it first, or set PLUMBLINE_HOME to another folder.`);
  }
}
