import { spawn } from 'node:child_process';

/**
 * Runs one command quietly.
 * @param {string} root working directory
 * @param {{name: string, command: string, args: string[]}} step
 * @returns {Promise<{name: string, ok: boolean, seconds: number, output: string}>} both streams, in order
 */
export function runStep(root, { name, command, args }) {
  const started = performance.now();
  return new Promise((resolve) => {
    const chunks = [];
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' },
    });
    const end = (ok) =>
      resolve({ name, ok, seconds: (performance.now() - started) / 1000, output: Buffer.concat(chunks).toString().trim() });
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => {
      chunks.push(Buffer.from(error.message));
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/**
 * Runs lanes side by side, the steps of a lane one after another; tells each step when it ends, and its output only when it failed.
 * @param {string} root
 * @param {{name: string, command: string, args: string[]}[][]} lanes
 * @param {(line: string) => void} tell
 * @returns {Promise<string[]>} names of the failed steps
 */
export async function runLanes(root, lanes, tell) {
  const failed = [];
  const width = Math.max(...lanes.flat().map((step) => step.name.length));
  const runLane = async (lane) => {
    for (const step of lane) {
      const { name, ok, seconds, output } = await runStep(root, step);
      tell(
        `${ok ? 'ok    ' : 'FAILED'} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(6)} s${ok || !output ? '' : `\n\n${output}\n`}`,
      );
      if (!ok) failed.push(name);
    }
  };
  await Promise.all(lanes.map(runLane));
  return failed;
}
