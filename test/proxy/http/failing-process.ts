// Run as a process of its own: something nobody foresaw goes wrong, with personal data in its message.
import {createLogger} from '../../../src/proxy/logging.ts';
import {handleProcessEnd} from '../../../src/proxy/process-end.ts';

handleProcessEnd(createLogger('info'), () => Promise.resolve());
setInterval(() => {}, 1000);
if (process.argv[2] === 'rejection') void Promise.reject(new TypeError('no name for +14155550123'));
else
  setImmediate(() => {
    throw new TypeError('no name for +14155550123');
  });
