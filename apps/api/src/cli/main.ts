import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { ConfigError } from '../platform/config/index.js';
import { DatabaseUnavailableError } from '../platform/database/index.js';
import { auditCommand } from './audit.command.js';
import { backupCommand } from './backup.command.js';
import { boardCommand } from './board.command.js';
import { bridgeCommand } from './bridge.command.js';
import { casesCommand } from './cases.command.js';
import { codeCommand } from './code.command.js';
import { detectCommand } from './detect.command.js';
import { findingsCommand } from './findings.command.js';
import { importCommand } from './import.command.js';
import { keyCommand } from './key.command.js';
import { CommandFailed } from './output.js';
import { redflagsCommand } from './redflags.command.js';
import { regionCommand } from './region.command.js';
import { reportCommand } from './report.command.js';
import { screenCommand } from './screen.command.js';
import { sourceCommand } from './source.command.js';
import { threadCommand } from './thread.command.js';
import { traceCommand } from './trace.command.js';
import { unitCommand } from './unit.command.js';
import { userCommand } from './user.command.js';
import { verifyCommand } from './verify.command.js';
import { yearCommand } from './year.command.js';

/** Every command, one line each. */
const commands = [
  codeCommand,
  importCommand,
  sourceCommand,
  boardCommand,
  regionCommand,
  screenCommand,
  keyCommand,
  userCommand,
  threadCommand,
  traceCommand,
  bridgeCommand,
  unitCommand,
  yearCommand,
  verifyCommand,
  auditCommand,
  backupCommand,
  findingsCommand,
  casesCommand,
  reportCommand,
  redflagsCommand,
  detectCommand,
];

function program(): Command {
  const lcc = new Command('lcc')
    .description('Baris perintah Langkat Command Center')
    .option('--json', 'satu dokumen JSON pada keluaran baku')
    .addHelpText('after', '\nDi provinsi (LCC_REGIONS), `lcc --region KODE perintah` memilih kabupaten; tanpa itu, provinsi.');
  lcc.exitOverride().configureHelp({ showGlobalOptions: true });
  for (const add of commands) add(lcc);
  return lcc;
}

/** `--json` may stand anywhere; a `--region` before the command says only whose site is meant. */
function withGlobalsFirst([first, second, ...rest]: readonly string[]): string[] {
  const args = first === '--region' ? rest : [first, second, ...rest].filter((arg) => arg !== undefined);
  const json = args.includes('--json');
  return [...(json ? ['--json'] : []), ...args.filter((a) => a !== '--json')];
}

try {
  await program().parseAsync(withGlobalsFirst(process.argv.slice(2)), { from: 'user' });
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof CommandFailed) {
    process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  const known = error instanceof ConfigError || error instanceof DatabaseUnavailableError;
  process.stderr.write(`${error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)}\n`);
  return 1;
}
