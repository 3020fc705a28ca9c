/**
 * The least that keeps a payment: Express takes one SP2D and commits it with one INSERT into a table of four columns, in the embedded
 * database of the data directory. No check, no run, no board. Runs as a process of its own and prints `ready ORIGIN`.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { openDatabase } from '../../apps/api/dist/platform/database/index.js';

const requireOfApi = createRequire(new URL('../../apps/api/package.json', import.meta.url));
const express = createRequire(requireOfApi.resolve('@nestjs/platform-express'))('express');
const { Pool } = requireOfApi('pg');

const database = await openDatabase({ dataDir: process.env.LCC_DATA_DIR });
const pool = new Pool({ ...database.connection, max: 16 });
await pool.query('CREATE SCHEMA IF NOT EXISTS bare');
await pool.query(
  'CREATE TABLE bare.payment (number text PRIMARY KEY, unit text NOT NULL, amount numeric(20,2) NOT NULL, row jsonb NOT NULL)',
);

const app = express();
app.post('/', express.json(), async (request, response) => {
  const [row] = request.body;
  const values = [row.nomor_sp_2_d, row.kode_sub_skpd, row.nilai_sp_2_d, JSON.stringify(row)];
  await pool.query({ name: 'insert', text: 'INSERT INTO bare.payment VALUES ($1, $2, $3, $4)', values });
  response.json({ accepted: 1 });
});
const server = createServer(app);
server.listen(0, '127.0.0.1', () => console.log(`ready http://localhost:${server.address().port}`));
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close();
  void pool.end().then(() => database.close());
});
