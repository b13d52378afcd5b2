#!/bin/bash
# From a fresh Debian 12 to a running program: installs packages (root or sudo;
# only those that are missing), builds build/release/bin/wasmc, and does the main
# job on two modules that clang makes of C sources: a hello world, compiled for
# all three CPUs, and SQLite, which works in a directory that it is granted.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { echo; echo "--- $*"; }
run() { echo "\$ $*"; "$@"; }

say "packages"
./cmake/setup-debian.sh
# SQLite's source is a package of cargo's.
./cmake/setup-guests.sh c cargo

say "build"
cmake --preset release >/dev/null
cmake --build --preset release --target wasmc | tail -n 1

out=build/quickstart
wasmc=build/release/bin/wasmc
rm -rf $out && mkdir -p $out

say "hello world in C, for three CPUs"
run clang-22 --target=wasm32-wasi --no-wasm-opt -O2 test/guests/c/hello.c \
  -o $out/hello.wasm
run $wasmc inspect $out/hello.wasm
expected="$(cc -O2 test/guests/c/hello.c -o $out/hello.native && $out/hello.native)"
for cpu in x86_64 aarch64 riscv64; do
  qemu=
  [ "$cpu" = "$(uname -m)" ] || qemu=qemu-$cpu
  run $wasmc compile $out/hello.wasm --target $cpu-linux -o $out/hello.$cpu
  output=$(run $qemu $out/hello.$cpu)
  echo "$output"
  [ "${output#*$'\n'}" = "$expected" ] || { echo "not what it prints natively" >&2; exit 1; }
done

say "SQLite, in a granted directory"
run python3 test/guests/build_guests.py --out $out --only sqlite
run $wasmc compile $out/sqlite.wasm -o $out/sqlite
mkdir $out/data $out/native
run $out/sqlite --dir $out/data::/ -- 2000 test.db | tee $out/sqlite.out
(cd $out/native && ../sqlite.native 2000 test.db) >$out/sqlite.expected
tail -n +2 $out/sqlite.out | diff - $out/sqlite.expected
run ls -l $out/data

say "done: $(ls -l $out/hello.x86_64 | cut -d' ' -f5) bytes of hello world, $wasmc"
