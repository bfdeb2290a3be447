import type {ChildProcess} from 'node:child_process';

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

/** Processes that must not outlive the campaign, however it ends. */
export const children = {
  add<Child extends ChildProcess>(child: Child): Child {
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  },
};
