import {useTestPostgres} from '../../support/node/test-store.ts';

// Imported first: the suites that follow then run on a real PostgreSQL, as they do on the embedded database by themselves.
useTestPostgres();
