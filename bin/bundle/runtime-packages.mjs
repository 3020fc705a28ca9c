/**
 * The packages that a workspace needs to run, by what the lock file says: its dependencies and theirs, as Node would find them. Optional
 * ones count (a platform's binaries), optional peers do not.
 *
 * @param {Record<string, object>} packages the `packages` of a package-lock.json, by path
 * @param {string} start path of the workspace, e.g. `apps/api`
 * @returns {{packages: string[], workspaces: string[]}} paths under node_modules, and of the workspaces among them (`start` too), sorted
 */
export function runtimePackages(packages, start) {
  const found = new Set();
  const workspaces = new Set();
  const queue = [start];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const entry = packages[path];
    const known = path.includes('node_modules/') ? found : workspaces;
    if (!entry || known.has(path)) continue;
    known.add(path);
    for (const name of namesNeeded(entry)) {
      const place = resolve(packages, path, name);
      if (place !== undefined) queue.push(packages[place].link ? packages[place].resolved : place);
      else if (isNeeded(entry, name)) throw new Error(`${path} needs ${name}, which the lock file does not have`);
    }
  }
  return { packages: [...found].sort(), workspaces: [...workspaces].sort() };
}

function namesNeeded({ dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} }) {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...new Set([...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers])];
}

const isNeeded = ({ dependencies = {}, optionalDependencies = {} }, name) => name in dependencies && !(name in optionalDependencies);

/** As Node looks for a package: in the node_modules beside the one that needs it, then further up. */
function resolve(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (!folder.endsWith('node_modules') && packages[place]) return place;
    if (folder === '') return undefined;
  }
}
