import { proxyKinds } from './kinds.ts';
import { startProxy } from './startProxy.ts';

/*
 * An nginx in front of a server, for a program in another process: says its address and certificate in a line of JSON, and
 * ends with its input.
 */
const [serverUrl] = process.argv.slice(2);
const kind = proxyKinds.find(({ program }) => program === 'nginx');
if (serverUrl === undefined || !kind) throw new Error('Say which server it stands before.');
const { url, certificate, stop } = await startProxy(kind, [serverUrl]);
process.stdout.write(`${JSON.stringify({ url, certificate })}\n`);
process.stdin.resume().once('end', async () => {
  await stop();
  process.exit();
});
