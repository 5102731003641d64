// A real mail server in the test process: takes what is sent over SMTP, and reads it as a mail program would.
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll } from 'vitest';

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Registers the hooks of a test file that mails: `const mail = useMailServer()`; `mail.url` is for MAIL_URL, `mail.received` what came, oldest first. `refuse` makes it turn mail away. */
export function useMailServer(): { readonly url: string; readonly received: ReceivedMail[]; refuse: boolean } {
  const received: ReceivedMail[] = [];
  const state = { refuse: false, url: '' };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) => done(state.refuse ? new Error('mailbox full') : null),
    onData: (stream, session, done) => {
      void simpleParser(stream).then((mail) => {
        received.push({ to: session.envelope.rcptTo[0]!.address, subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || '' });
        done();
      });
    },
  });
  beforeAll(async () => {
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.server.address() as { port: number }).port)));
    state.url = `smtp://127.0.0.1:${port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return {
    received,
    get url() {
      return state.url;
    },
    get refuse() {
      return state.refuse;
    },
    set refuse(value) {
      state.refuse = value;
    },
  };
}
