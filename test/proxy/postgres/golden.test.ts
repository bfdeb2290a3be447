import './on-postgres.ts';
import '../scenarios/golden.test.ts';
