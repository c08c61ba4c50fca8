#!/usr/bin/env bash
# The nested query on our engine's host and on the Node servers beside it: one after the other, in rounds, on one machine.
#   SPACES=10 NODES=20 CONNECTIONS=16 SECONDS_EACH=10 ROUNDS=3 WARMUP=3000 bench/graphql/run.sh
# Needs wrk (Debian package), Node 20 and, in this folder, `npm ci`. Builds and starts everything itself, on ports 4820 to 4822.
# Every answer is compared byte for byte first. WARMUP is a number of requests: what compiles while it runs has then compiled, however slow
# the machine is. Rounds go round robin, so that drift of the machine hits everyone alike; the table has the median of the rounds.
# The processor time is that of the server's own process; it holds even where the machine is busy with other things.
set -euo pipefail
cd "$(dirname "$0")"
SPACES=${SPACES:-10} NODES=${NODES:-20} CONNECTIONS=${CONNECTIONS:-16} SECONDS_EACH=${SECONDS_EACH:-10} ROUNDS=${ROUNDS:-3}
WARMUP=${WARMUP:-3000}
command -v wrk >/dev/null || { echo 'wrk is missing: apt-get install wrk' >&2; exit 2; }
[ -d node_modules ] || { echo 'run npm ci in bench/graphql first' >&2; exit 2; }
SCRATCH=$(mktemp -d)
declare -A PIDS=() URLS=([mercurius]=http://127.0.0.1:4820/graphql [yoga]=http://127.0.0.1:4821/graphql)
URLS[ours]=http://127.0.0.1:4822/peers/graphql
NAMES=(mercurius yoga ours)
trap 'kill "${PIDS[@]}" 2>/dev/null || true; rm -rf "$SCRATCH"' EXIT

start() {
  export NODE_ENV=production
  dotnet build -c Release -v quiet ../../tests/GraphQl.Host >"$SCRATCH/build.log" || { cat "$SCRATCH/build.log" >&2; exit 1; }
  node mercurius.mjs 4820 >"$SCRATCH/mercurius.log" & PIDS[mercurius]=$!
  node yoga.mjs 4821 >"$SCRATCH/yoga.log" & PIDS[yoga]=$!
  # As the launcher sets them.
  DOTNET_GCgen0size=${DOTNET_GCgen0size:-0x800000} DOTNET_GCGen1MaxBudget=${DOTNET_GCGen1MaxBudget:-0x100000} \
    DOTNET_TC_CallCountingDelayMs=${DOTNET_TC_CallCountingDelayMs:-0} \
    dotnet ../../artifacts/bin/GraphQl.Host/release/GraphQl.Host.dll 127.0.0.1:4822 & PIDS[ours]=$!
  local name
  for name in "${NAMES[@]}"; do
    for _ in $(seq 300); do curl -so /dev/null "${URLS[$name]}" && break || sleep 0.1; done
    LUA=$SCRATCH/request.lua node check.mjs "${URLS[$name]}" "$SPACES" "$NODES"
  done
}

# Processor milliseconds that a server has used, all its threads.
cpu() { awk -v hz="$(getconf CLK_TCK)" '{ sub(/^.*\) /, ""); print ($12 + $13) * 1000 / hz }' "/proc/${PIDS[$1]}/stat"; }

load() { wrk --timeout 20s -t1 -c"$CONNECTIONS" -d"$2s" --latency -s "$SCRATCH/request.lua" "${URLS[$1]}" >"$SCRATCH/wrk"; }

warm_up() {
  local sent=0
  while [ "$sent" -lt "$WARMUP" ]; do
    load "$1" 2
    sent=$((sent + $(awk '/requests in/ { print $1 }' "$SCRATCH/wrk")))
  done
}

# measure NAME: one line of name, requests/s, p50, p99, processor milliseconds per request.
measure() {
  local before used
  before=$(cpu "$1")
  load "$1" "$SECONDS_EACH"
  used=$(awk -v a="$(cpu "$1")" -v b="$before" 'BEGIN { print a - b }')
  if grep -E 'Non-2xx|Socket errors' "$SCRATCH/wrk" >&2; then exit 1; fi
  awk -v name="$1" -v used="$used" '
    function ms(t) { return t ~ /us$/ ? t / 1000 : t ~ /ms$/ ? t + 0 : t * 1000 }
    /50%/ { p50 = ms($2) } /99%/ { p99 = ms($2) } /Requests\/sec/ { rate = $2 } /requests in/ { n = $1 }
    END { printf "%s\t%.1f\t%.2f\t%.2f\t%.3f\n", name, rate, p50, p99, used / n }' "$SCRATCH/wrk" | tee -a "$SCRATCH/rounds" >&2
}

median() {
  awk -F'\t' -v n="$1" -v c="$2" '$1 == n { print $c }' "$SCRATCH/rounds" | sort -n |
    awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

start
for name in "${NAMES[@]}"; do warm_up "$name"; done
for _ in $(seq "$ROUNDS"); do
  for name in "${NAMES[@]}"; do measure "$name"; done
done
printf '%s spaces x %s nodes, %s connections, ' "$SPACES" "$NODES" "$CONNECTIONS"
printf 'median of %s rounds of %s s, load %s\n' "$ROUNDS" "$SECONDS_EACH" "$(cut -d' ' -f1 /proc/loadavg)"
printf '%-12s %12s %10s %10s %16s\n' server 'requests/s' 'p50 ms' 'p99 ms' 'CPU ms/request'
for name in "${NAMES[@]}"; do
  printf '%-12s %12s %10s %10s %16s\n' "$name" "$(median "$name" 2)" "$(median "$name" 3)" "$(median "$name" 4)" "$(median "$name" 5)"
done
