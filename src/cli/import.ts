// `npm run import -- FILE`: takes a list of firms into the directory. What is accepted, and why, stands in the handbook.
import { CannotImport, importFile } from './import-file.ts';
import { runCommand } from './command-database.ts';
import { say } from './terminal.ts';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || rest.length > 0) {
  console.error('Name one CSV file: npm run import -- FILE');
  process.exitCode = 1;
} else {
  await runCommand(async (app) => {
    try {
      return (await importFile(app, file, say)).kind === 'done';
    } catch (error) {
      if (!(error instanceof CannotImport)) throw error;
      console.error(error.message);
      return false;
    }
  });
}
