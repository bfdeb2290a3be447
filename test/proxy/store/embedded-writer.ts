// Run as a process of its own by the tests beside it: opens the directory, tells so, and writes rows until it is killed,
// or counts them.
import {openDatabase} from '../../../src/proxy/store/database.ts';

const [directory, mode] = process.argv.slice(2);
try {
  const {db} = await openDatabase({dataDir: directory!});
  process.stdout.write('open\n');
  for (let row = 0; mode === 'write'; row++) {
    await db
      .insertInto('user_epoch')
      .values({tenant_id: 't1', user_id: String(row), epoch: row})
      .execute();
    process.stdout.write(`${row}\n`);
  }
  if (mode === 'count') {
    const rows = await db.selectFrom('user_epoch').select('user_id').execute();
    process.stdout.write(`${rows.length}\n`);
    process.exit(0);
  }
  process.stdin.resume();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
