/**
 * The least that can do the same: Express takes one SP2D, adds its amount, and Socket.IO tells the page, which writes the sum into
 * one attribute. No check, no database, no board. Runs as a process of its own and prints `ready ORIGIN`.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

// The very copies that the product runs on.
const requireOfApi = createRequire(new URL('../../apps/api/package.json', import.meta.url));
const express = createRequire(requireOfApi.resolve('@nestjs/platform-express'))('express');
const { Server } = requireOfApi('socket.io');

const PAGE = `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Pembanding</title></head>
<body><p data-metric="realization" data-scope="region" data-value="0.00">0.00</p>
<script src="/socket.io/socket.io.min.js"></script>
<script>
  const figure = document.querySelector('p');
  io({ transports: ['websocket'] }).on('value', (value) => {
    figure.textContent = value;
    figure.dataset.value = value;
  });
</script></body></html>`;

const app = express();
const server = createServer(app);
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, httpCompression: false });
let sen = 0n;

app.get('/', (_request, response) => response.type('html').send(PAGE));
app.post('/', express.json(), (request, response) => {
  for (const row of request.body) sen += BigInt(row.nilai_sp_2_d.replace('.', ''));
  const digits = String(sen).padStart(3, '0');
  io.emit('value', `${digits.slice(0, -2)}.${digits.slice(-2)}`);
  response.json({ accepted: request.body.length });
});
server.listen(0, '127.0.0.1', () => console.log(`ready http://localhost:${server.address().port}`));
