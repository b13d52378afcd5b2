#!/bin/bash
# Installs what builds and tests wasmc on Debian 12 (x86-64), as root or by sudo;
# changes nothing, and is done at once, where everything is there. Every package
# is Debian's own: LLVM 22 comes from bookworm's security archive, which a fresh
# installation has among its sources.
#
#   setup-debian.sh             build, test, C and C++ guests
#   setup-debian.sh --guests    and the toolchains of the other guests
#                               (setup-guests.sh)
set -euo pipefail

build=(ca-certificates ccache clang-22 cmake g++ git libcli11-dev libclang-rt-22-dev
  liblld-22-dev libsodium-dev libxxhash-dev libzstd-dev lld-22 llvm-22 llvm-22-dev
  ninja-build zlib1g-dev)
tests=(clang-format-22 libc6-dev-arm64-cross libc6-dev-riscv64-cross
  libgcc-12-dev-arm64-cross libgcc-12-dev-riscv64-cross libgtest-dev llvm-22-tools musl-tools pkg-config python3
  python3-psutil qemu-user wabt)
guests=(libc++-22-dev-wasm32 libc++abi-22-dev-wasm32 libclang-rt-22-dev-wasm32
  wasi-libc)

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "setup-debian: must be root, or have sudo, to install packages" >&2
    return 1
  fi
}

missing=()
for package in "${build[@]}" "${tests[@]}" "${guests[@]}"; do
  state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$state" = "install ok installed" ] || missing+=("$package")
done

if [ ${#missing[@]} -eq 0 ]; then
  echo "setup-debian: all packages are installed"
else
  echo "setup-debian: installing ${missing[*]}"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
    --no-install-recommends "${missing[@]}"
fi

if [ "${1:-}" = --guests ]; then
  exec "$(dirname "$0")/setup-guests.sh"
fi
