import {fetchProblems} from '../../src/locales/english.ts';

// A connection brings the words for problems before there is a problem; where a test's client stands in for one, they are there too.
before(() => fetchProblems());
