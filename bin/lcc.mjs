#!/usr/bin/env node
/** The operator's command line: installs and builds what is missing, then runs the command. Only the command writes to standard output. */
import { build } from './build.mjs';
import { ensureDependencies } from './ensure.mjs';

// npm runs this in the repository's root; paths an operator types count from where the operator is.
if (process.env.npm_lifecycle_event === 'lcc' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);

ensureDependencies();
if (!(await build({ web: false }))) {
  process.stderr.write('Penyusunan gagal; perintah tidak dijalankan.\n');
  process.exit(1);
}
process.env.NODE_ENV ??= 'production';
await import('../apps/api/dist/cli/main.js');
