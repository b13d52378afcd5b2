#!/bin/sh
# Records an image of today's ABI: record.sh WASMC, in this folder. Only for a new
# number, and for the one that no release has yet.
set -eu
cd "$(dirname "$0")/Inputs"
for cpu in x86_64; do
  "$1" compile kept.wat --target $cpu-linux --fuel -o kept.cwasm
  number=$("$1" inspect kept.cwasm | sed -n 's/^abi: //p')
  base64 kept.cwasm > kept-abi$number-$cpu.base64
  rm kept.cwasm
done
