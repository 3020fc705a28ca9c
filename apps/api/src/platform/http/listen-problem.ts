import { type Config, ConfigError } from '../config/index.js';

/** Why the server cannot listen, as a problem of the variable that is to be changed; other errors come back as they are. */
export function listenProblem(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `PORT: ${port} sudah dipakai program lain. Hentikan program itu atau pilih port lain; 0 mengambil yang bebas.`,
      );
    case 'EACCES':
      return new ConfigError(`PORT: pengguna ini tidak boleh memakai ${port}; pilih 1024 atau lebih.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConfigError(`HOST: ${host} bukan alamat komputer ini.`);
    default:
      return error;
  }
}
