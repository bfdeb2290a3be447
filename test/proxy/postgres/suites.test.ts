import './on-postgres.ts';
import '../jobs/queue.test.ts';
import '../jobs/worker.test.ts';
import '../journal/journal.test.ts';
import '../oauth/token-keeper.test.ts';
import '../pbx/webhook.test.ts';
import '../contacts/contact-routes.test.ts';
import '../notes/notes.test.ts';
