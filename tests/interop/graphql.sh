#!/usr/bin/env bash
# The GraphQL engine, held against the reference implementation, the audits of its transports, and the clients that people use.
# GRAPHQL_HOST: address and port of a running tests/GraphQl.Host. With GRAPHQL_PRODUCT=URL instead it is the product's own API, as
# DAV_USER with DAV_PASSWORD, that is held against the audit of its transport and the clients. GRAPHQL_DOCUMENTS: how many random requests (20000), GRAPHQL_SEED: which.
# GRAPHQL_ONLY=REGEX runs only the runners so named. One line per runner; what failed is told above it; the last line is the total.
set -euo pipefail
[ -n "${GRAPHQL_PRODUCT-}" ] || : "${GRAPHQL_HOST:?set GRAPHQL_HOST to the address and port of a running tests/GraphQl.Host}"
cd "$(dirname "$0")/graphql"
DOCUMENTS=${GRAPHQL_DOCUMENTS:-20000} SEED=${GRAPHQL_SEED:-501}
HTTP=http://${GRAPHQL_HOST-}/transport/graphql
PASSED=0
FAILED=0
LOGS=$(mktemp -d)
trap 'rm -rf "$LOGS"' EXIT

# finish NAME LOG: takes the totals of a runner from the end of what it wrote. One that ends without them has failed.
finish() {
  local totals passed failed
  totals=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$2" | tail -n 1)
  read -r passed failed <<<"${totals:-0 1}"
  [ "$failed" = 0 ] || grep -A 8 '^not ok' "$2" | head -n 60 || tail -n 20 "$2"
  printf '%s %s: %s passed, %s failed\n' "$([ "$failed" = 0 ] && echo ok || echo 'not ok')" "$1" "$passed" "$failed"
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed))
}
# runner NAME ARGUMENT…: NAME is the script's path without its ending.
runner() {
  [[ $1 =~ ${GRAPHQL_ONLY-.} ]] || return 0
  node "$1.mjs" "${@:2}" >"$LOGS/runner" 2>&1 </dev/null || true
  finish "$1" "$LOGS/runner"
}
# Two processes with a seed each: it is the reference that takes the time, and it uses one core.
differential() {
  [[ differential =~ ${GRAPHQL_ONLY-.} ]] || return 0
  local seed pids=()
  for seed in "$SEED" $((SEED + 1)); do
    node differential/run.mjs "http://$GRAPHQL_HOST" --seed "$seed" --count $((DOCUMENTS / 2)) >"$LOGS/$seed" 2>&1 </dev/null &
    pids+=($!)
  done
  wait "${pids[@]}" || true
  for seed in "$SEED" $((SEED + 1)); do finish "differential, seed $seed" "$LOGS/$seed"; done
}

if [ ! node_modules/.package-lock.json -nt package-lock.json ] && ! npm ci --no-audit --no-fund >"$LOGS/npm" 2>&1; then
  tail -n 20 "$LOGS/npm"
  printf 'not ok npm ci: the packages of tests/interop/graphql cannot be had\n0 passed, 1 failed\n'
  exit 1
fi

if [ -n "${GRAPHQL_PRODUCT-}" ]; then
  runner http/audit "$GRAPHQL_PRODUCT"
  runner product/check "$GRAPHQL_PRODUCT"
else
  runner vectors/run "http://$GRAPHQL_HOST"
  runner http/audit "$HTTP"
  runner http/draft "$HTTP" --apq
  runner ws/check "ws${HTTP#http}"
  runner sse/check "$HTTP"
  runner upload/check "$HTTP"
  runner incremental/check "$HTTP"
  runner clients/check "$HTTP"
  differential
fi

printf '%s passed, %s failed\n' "$PASSED" "$FAILED"
[ "$FAILED" = 0 ]
