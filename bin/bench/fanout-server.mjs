/**
 * Bare Socket.IO that sends one message to everyone: `fanout-server.mjs BYTES TIMES` (a second). Runs as a process of its own and prints
 * `ready ORIGIN`.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const { Server } = createRequire(new URL('../../apps/api/package.json', import.meta.url))('socket.io');
const [bytes, times] = process.argv.slice(2).map(Number);
const server = createServer();
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, httpCompression: false });
const row = { key: '1.01.0.00.0.00.01.0000', realization: '1234567890.00', absorption: 0.4213, name: 'Dinas Ukur' };
const rows = Math.max(1, Math.round(bytes / JSON.stringify(row).length));
let revision = 0;

setInterval(() => {
  if (io.engine.clientsCount > 0) io.emit('value', { revision: ++revision, set: Array(rows).fill(row) });
}, 1_000 / times);
server.listen(0, '127.0.0.1', () => console.log(`ready http://127.0.0.1:${server.address().port}`));
process.once('SIGTERM', () => process.exit(0));
