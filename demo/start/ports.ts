import {createServer} from 'node:net';

const host = '127.0.0.1';

/**
 * Ports for the demo's parts: the wanted ones where they are free, else any free one.
 * @param first Port of the page; the others are tried right behind it.
 */
export async function choosePorts<Name extends string>(
  first: number,
  names: readonly Name[],
): Promise<Record<Name, number>> {
  const chosen = new Set<number>();
  const ports = {} as Record<Name, number>;
  for (const [index, name] of names.entries()) {
    const wanted = first + index;
    const port = (await isFree(wanted)) && !chosen.has(wanted) ? wanted : await anyFree();
    // The page's port was asked for by name: another one would surprise whoever typed it.
    if (index === 0 && port !== wanted) throw new PortTakenError(wanted);
    chosen.add(port);
    ports[name] = port;
  }
  return ports;
}

/** The port that the person asked for is in use. */
class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  constructor(port: number) {
    super(
      `Port ${port} is in use. Stop what listens there, or choose another: npm start -- --port ${port + 100}`,
    );
  }
}

function isFree(port: number): Promise<boolean> {
  return listen(port).then(
    () => true,
    () => false,
  );
}

function anyFree(): Promise<number> {
  return listen(0);
}

function listen(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const bound = address && typeof address === 'object' ? address.port : port;
      server.close(() => resolve(bound));
    });
  });
}
