#!/bin/bash
# All tests, as CI runs them: builds, unit and lit tests, guests on three CPUs, the
# specification's scripts, mutated modules, and what can be run under sanitizers.
# Prints a time for each phase and ends with `N passed, N failed` over everything;
# the exit code is 0 if nothing failed.
#
#   run-tests.sh [PHASE...]     all phases, or those named: setup dev release asan
set -uo pipefail
cd "$(dirname "$0")/.."
jobs=$(nproc)
strict=()
[ -n "${CI:-}" ] && strict=(--strict)
passed=0 failed=0 times=()

# phase NAME COMMAND...: runs the command and adds up what it counted. One that
# fails without counting a failure is one failure.
phase() {
  local name=$1 start=$SECONDS log code count
  shift
  echo "=== $name"
  log=$(mktemp)
  "$@" </dev/null 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  count=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1)
  rm -f "$log"
  if [ -n "$count" ]; then
    read -r p _ f _ <<<"$count"
    passed=$((passed + p)) failed=$((failed + f))
    [ "$code" -ne 0 ] && [ "$f" -eq 0 ] && failed=$((failed + 1))
  elif [ "$code" -ne 0 ]; then
    failed=$((failed + 1))
  fi
  times+=("$(printf '%5d s  %s%s' $((SECONDS - start)) "$name" \
    "${count:+: $count}$([ "$code" -ne 0 ] && echo ' (FAILED)')")")
  return "$code"
}

closing() {
  echo "=== times"
  printf '%s\n' "${times[@]}"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

build() { # PRESET TARGET...
  local pch=OFF # the first build shows that files include what they need
  [ "$1" = dev ] || pch=ON
  cmake --preset "$1" -DWASMC_WERROR=ON -DWASMC_PCH=$pch >/dev/null &&
    cmake --build --preset "$1" -j "$jobs" -- -k 0 "${@:2}" | grep -v '^\[.*Building'
}

lit() { # PRESET ARGUMENT...
  /usr/bin/python3 test/run_lit.py "build/$1" "${strict[@]}" -j "$jobs" "${@:2}"
}

# Assertions of our own code are on: every lit and unit test, guests among them.
dev() {
  phase "build dev" build dev check-depends || return
  phase "lit and unit tests" lit dev --may-skip 'asan|hosts-in-(go|java)'
}

# What users get.
release() {
  phase "build release" build release wasmc differential || return
  phase "quick start" ./cmake/quickstart.sh
  phase "specification's scripts" python3 test/spec/run_suite.py \
    --wasmc build/release/bin/wasmc --suite ../shared/testsuite \
    --must-have wasm2-files.txt --must-have wasm3-files.txt -j "$jobs"
  # New modules each time; a failure names the seed that repeats it.
  phase "random modules beside wasmtime" python3 test/fuzz/differential.py \
    --program build/release/test/fuzz/differential --from "$(date +%s)000" \
    --seconds 120 -j "$jobs"
}

# Sanitizers see our own code, not libLLVM's: the stages that read hostile input.
asan() {
  phase "build asan" build asan check-depends || return
  phase "front end under sanitizers" lit asan \
    --filter '^wasmc-unit|(binary|text|validate|wasm|fuzz)/|spec/(binary|verdicts)' \
    --may-skip '.'
}

setup() {
  phase "setup" ./cmake/setup-debian.sh --guests
}

[ $# -gt 0 ] || set -- setup dev release asan
for each; do
  "$each" || true
done
closing
