/**
 * The keeper: a shell that runs the server and outlives the Node process that started it, for a moment or for the other users.
 *
 * Who still uses the server is counted by the kernel, so a process killed with -9 is uncounted at once and no pid can be mistaken:
 * the starter holds the keeper's standard input (5), every other process an open write end of the pipe `../users` (4). When all of
 * these are closed, the keeper removes the pipe (nobody can join any more), stops the server fast, removes the socket folder, and
 * last the file `../keeper` with its pid.
 *
 * If the server dies by itself it is started again. Its lock file is then not removed, only its pid is made impossible: PostgreSQL
 * still checks by it that no orphaned backend holds the old shared memory.
 *
 * Working directory: the server's data directory. Arguments: socket folder, program, its arguments.
 */
export const KEEPER_SCRIPT = `
sock=$1; shift
exec 5<&0 </dev/null
echo $$ >../keeper
rm -f ../users ../users.new
mkfifo -m 600 ../users.new || exit 1
exec 3<>../users.new 4<../users.new 3>&-
mv -f ../users.new ../users || exit 1
pid=; stopping=
trap 'stopping=1; [ -z "$pid" ] || kill -INT "$pid" 2>/dev/null' TERM
trap '' HUP INT
(
  cat <&5 >/dev/null
  cat <&4 >/dev/null
  rm -f ../users
  kill -TERM $$ 2>/dev/null || kill -INT "$(head -n 1 postmaster.pid)" 2>/dev/null
) &
tries=0
while [ -z "$stopping" ]; do
  rm -f "$sock"/.s.PGSQL.*
  began=$(date +%s)
  "$@" </dev/null 4<&- 5<&- &
  pid=$!
  [ -z "$stopping" ] || kill -INT "$pid" 2>/dev/null
  while kill -0 "$pid" 2>/dev/null; do wait "$pid"; done
  [ -z "$stopping" ] || break
  if [ "$(head -n 1 postmaster.pid 2>/dev/null)" = "$pid" ]; then
    sed '1s/.*/99999999/' postmaster.pid >postmaster.pid.new && mv -f postmaster.pid.new postmaster.pid
  fi
  pid=
  [ $(($(date +%s) - began)) -lt 30 ] || tries=0
  tries=$((tries + 1))
  if [ "$tries" -lt 10 ]; then sleep 0.2; else sleep 2; fi
done
rm -rf "$sock"
rm -f ../keeper
`;
