# shellcheck shell=bash
# `opencloud test [FILTER]`: format, build with warnings as errors, every test, real WebDAV clients. Ends with "N passed, N failed".
# Sourced by the launcher. With a FILTER (part of a project's name) only those test projects; `graphql` runs the GraphQL runners alone.

FILTER=${1:-}
PASSED=0
FAILED=0
SCRATCH=$(mktemp -d)
SERVER=
GRAPHQL=
RELIABILITY=

finish_tests() {
  [ -z "$RELIABILITY" ] || { kill "$RELIABILITY" && wait "$RELIABILITY"; } 2>/dev/null
  [ -z "$GRAPHQL" ] || kill "$GRAPHQL" 2>/dev/null
  [ -z "$SERVER" ] || { kill "$SERVER" && wait "$SERVER"; } 2>/dev/null
  rm -rf "$SCRATCH"
}
trap finish_tests EXIT

# check NAME COMMAND…: one passed or failed check, whose output is shown only when it failed.
check() {
  local name=$1
  shift
  if "$@" >"$SCRATCH/check.log" 2>&1; then
    PASSED=$((PASSED + 1))
    printf 'ok   %s\n' "$name"
  else
    FAILED=$((FAILED + 1))
    printf 'FAIL %s\n' "$name"
    tail -n 40 "$SCRATCH/check.log"
  fi
}

count() { # count NAME PASSED FAILED
  PASSED=$((PASSED + $2))
  FAILED=$((FAILED + $3))
  printf '%-4s %s: %s passed, %s failed\n' "$([ "$3" = 0 ] && echo ok || echo FAIL)" "$1" "$2" "$3"
}

# The test projects, two at a time, since many wait for other processes; the longest begin first. What each said stands in a file of its own.
run_dotnet_tests() {
  local dll name log seconds totals
  for dll in "$HERE"/artifacts/bin/*.Tests/release/*.Tests.dll; do
    name=$(basename "$dll" .dll)
    [ "$dll" = "$HERE/artifacts/bin/$name/release/$name.dll" ] && [[ $name == *"$FILTER"* ]] || continue
    [ -d "$HERE/tests/$name" ] && printf '%s\n' "$name"
  done >"$SCRATCH/projects"
  mkdir "$SCRATCH/tests"
  printf '%s\n' Server.Tests Api.Tests EventStore.Tests | cat - "$SCRATCH/projects" | { grep -xFf "$SCRATCH/projects" || true; } | awk '!seen[$0]++' |
    HERE=$HERE SCRATCH=$SCRATCH xargs -r -P 2 -I NAME bash -c '
      SECONDS=0
      dotnet test "$HERE/artifacts/bin/NAME/release/NAME.dll" --logger "console;verbosity=minimal" >"$SCRATCH/tests/NAME" 2>&1
      echo "$SECONDS" >"$SCRATCH/tests/NAME.seconds"'
  while read -r name; do
    log=$SCRATCH/tests/$name
    seconds=$(cat "$log.seconds")
    # A project that ends without its totals has failed.
    totals=$(sed -nE 's/.*Failed: +([0-9]+), Passed: +([0-9]+),.*/\2 \1/p' "$log" | tail -n 1)
    # shellcheck disable=SC2086
    count "$name ($seconds s)" ${totals:-0 1}
    [ "${totals#* }" = 0 ] || grep -vE '^(Test run for|A total of|VSTest)' "$log"
  done <"$SCRATCH/projects"
}

start_server() {
  local port=$1
  DAV_PASSWORD=$(head -c 12 /dev/urandom | base64)
  mkdir "$SCRATCH/data"
  chmod 711 "$SCRATCH"
  OPENCLOUD_ADMIN_PASSWORD=$DAV_PASSWORD dotnet "$PROGRAM" serve --data "$SCRATCH/data" --listen "127.0.0.1:$port" \
    >"$SCRATCH/server.log" 2>&1 &
  SERVER=$!
  for _ in $(seq 300); do
    curl -sfo /dev/null "http://127.0.0.1:$port/readyz" && return 0
    kill -0 "$SERVER" 2>/dev/null || break
    sleep 0.1
  done
  cat "$SCRATCH/server.log"
  return 1
}

# interop SCRIPT: one script of tests/interop, by the totals in its last line.
interop() {
  local totals log=$SCRATCH/interop.log
  "$HERE/tests/interop/$1.sh" >"$log" 2>&1 || true
  totals=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log" | tail -n 1)
  # shellcheck disable=SC2086
  count "interop $1" ${totals:-0 1}
  [ "${totals#* }" = 0 ] || grep '^not ok' "$log" || tail -n 20 "$log"
}

run_interop() {
  local port=$((20000 + RANDOM % 20000))
  start_server "$port" || { count 'interop: server start' 0 1 && return; }
  export DAV_URL=http://127.0.0.1:$port/remote.php/dav/files/admin/ DAV_USER=admin DAV_PASSWORD SERVER_URL=http://127.0.0.1:$port
  LITMUS_STRICT=1 interop litmus
  interop curl
  GRAPHQL_PRODUCT=$SERVER_URL/graphql interop graphql
}

# The GraphQL engine on its own, behind the host that the runners know.
run_graphql() {
  local port=$((20000 + RANDOM % 20000))
  dotnet "$HERE/artifacts/bin/GraphQl.Host/release/GraphQl.Host.dll" "127.0.0.1:$port" >"$SCRATCH/graphql.log" 2>&1 &
  GRAPHQL=$!
  check 'interop: start of the GraphQL host' \
    curl -sfo /dev/null --retry 60 --retry-delay 1 --retry-connrefused "http://127.0.0.1:$port/transport/graphql?query=%7B__typename%7D"
  GRAPHQL_HOST=127.0.0.1:$port interop graphql
  kill "$GRAPHQL" && GRAPHQL=
}

# kill -9 of the server and of its PostgreSQL at random moments under load; the full campaigns are in tests/Reliability/README.md. It goes on
# beside what runs next, since it mostly waits for what it killed to come back.
begin_reliability() {
  dotnet "$HERE/artifacts/bin/Reliability/release/Reliability.dll" kill --server "$PROGRAM" --count 5 >"$SCRATCH/reliability.log" 2>&1 &
  RELIABILITY=$!
}

end_reliability() {
  local totals log=$SCRATCH/reliability.log
  wait "$RELIABILITY" || true
  RELIABILITY=
  totals=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log" | tail -n 1)
  grep '^# ' "$log"
  # shellcheck disable=SC2086
  count 'reliability: 5 kills' ${totals:-0 1}
  [ "${totals#* }" = 0 ] || grep -A 20 '^not ok' "$log" || tail -n 20 "$log"
}

need_dotnet
packages=()
has_postgres || packages+=(postgresql)
for tool in curl litmus node:nodejs npm python3:python3-minimal; do
  command -v "${tool%:*}" >/dev/null || packages+=("${tool#*:}")
done
install_packages "${packages[@]}"

if [ -z "$FILTER" ]; then
  check 'format' dotnet format whitespace "$HERE/OpenCloud.sln" --no-restore --verify-no-changes
fi
check 'build without a warning' dotnet build "$HERE/OpenCloud.sln" -c Release -v quiet -warnaserror
check 'build of the program' "$HERE/opencloud" build
run_dotnet_tests
[ -n "$FILTER" ] || begin_reliability
[ -n "$FILTER" ] && [ "$FILTER" != graphql ] || run_graphql
[ -n "$FILTER" ] || { run_interop && end_reliability; }

printf '%s passed, %s failed\n' "$PASSED" "$FAILED"
[ "$FAILED" = 0 ]
