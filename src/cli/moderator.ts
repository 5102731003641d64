// `npm run moderator -- ADDRESS`: makes a moderator, the first one too. `--lost-passkey` opens the way back, `--dismiss` lets one go. All of it is recorded.
import { appointModerator, dismissModerator } from '#accounts/appoint.ts';
import { Mailbox } from '#accounts/mailbox.ts';
import { runCommand } from './command-database.ts';
import { say } from './terminal.ts';

const USE = 'Name one mailbox: npm run moderator -- name@example.com (and --lost-passkey or --dismiss where that is meant)';
const SAYS = {
  'has-passkey': 'This moderator has a passkey. If it is lost, add --lost-passkey: the old one stops working, and all sessions end.',
  'no-moderator': 'No moderator has that mailbox.',
} as const;

await runCommand(async (app) => {
  const words = process.argv.slice(2);
  const flags = words.filter((word) => word.startsWith('--'));
  const mailbox = Mailbox.safeParse(words.find((word) => !word.startsWith('--')));
  if (!mailbox.success || words.length - flags.length !== 1 || flags.length > 1 || flags.some((flag) => flag !== '--lost-passkey' && flag !== '--dismiss')) {
    console.error(USE);
    return false;
  }
  if (flags.includes('--dismiss')) {
    const gone = await dismissModerator(app, mailbox.data);
    if (gone.kind === 'refused') console.error(SAYS[gone.code]);
    else say(`${mailbox.data} decides nothing here any more. The account stays.`);
    return gone.kind === 'done';
  }
  const made = await appointModerator(app, mailbox.data, flags.includes('--lost-passkey'));
  if (made.kind === 'refused') {
    console.error(SAYS[made.code]);
    return false;
  }
  say(`${mailbox.data} is a moderator, and decides from the first passkey on.`);
  say(`\n1. Sign in at ${app.config.site}/sign-in with this mailbox.`);
  say(`2. Add a passkey at ${app.config.site}/account/passkeys, with this word:\n\n   ${made.value.word}\n`);
  say(`The word works once, until ${made.value.until.toISOString().slice(0, 16).replace('T', ' ')} UTC. It is shown here and nowhere else.`);
  return true;
});
