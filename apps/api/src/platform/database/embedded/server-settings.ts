import { WORKING_DIRECTORY } from './cluster.js';

/** The number in the socket's file name; there is no TCP port. */
export const SOCKET_PORT = 5432;

/** Small and safe: everything about durability stays on. The log keeps one file a weekday, so it cannot grow without end. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  port: String(SOCKET_PORT),
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  jit: 'off',
  timezone: 'UTC',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_min_messages: 'warning',
};

/** The arguments of `postgres`, to be run with the cluster's folder as working directory. */
export function serverArguments(socketDir: string): string[] {
  const settings = { ...SETTINGS, unix_socket_directories: socketDir };
  return ['-D', WORKING_DIRECTORY, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
