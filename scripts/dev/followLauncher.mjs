// Loaded into the server before its own code by `npm start`. The server lives in a process group of its own, so killing the
// launcher's group would leave it behind, holding the port. Descriptor 3 is a pipe from the launcher: it ends when the
// launcher has vanished, however that happened. What the server acknowledged is on disk, so it may end at once.
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

// Worker threads load this file too; the launcher speaks to the process as a whole.
if (isMainThread) {
  const launcher = new Socket({ fd: 3, readable: true, writable: false });
  launcher.on('error', () => launcher.destroy());
  launcher.on('close', () => process.kill(process.pid, 'SIGKILL'));
  launcher.resume();
  launcher.unref();
}
