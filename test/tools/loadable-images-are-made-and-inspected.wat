;; REQUIRES: wasmc
;; RUN: mkdir -p %t && cp %s %t/app.wat && cd %t && wasmc compile app.wat --emit=cwasm --target riscv64-linux
;; RUN: not test -x %t/app.cwasm
;; RUN: wasmc inspect %t/app.cwasm | FileCheck %s
;; RUN: wasmc inspect %t/app.cwasm --json | FileCheck %s --check-prefix=JSON
;; RUN: not wasmc compile %s --loadable -o %t/no 2>&1 | FileCheck %s --check-prefix=USAGE

;; CHECK: loadable image, {{[0-9]+}} bytes
;; CHECK-NEXT: abi: 2
;; CHECK-NEXT: target: riscv64-linux
;; CHECK-NEXT: cpu: generic-rv64
;; CHECK-NEXT: cpu_features:{{$}}
;; CHECK-NEXT: wasm_features: mvp,mutable-globals,reference-types,simd
;; CHECK-NEXT: options: -O2 --bounds=guard{{.*}} --stack-size=8388608
;; CHECK-NEXT: source_xxh3_128: [[#%.32x,]]
;; CHECK-NEXT: producer: wasmc {{[0-9.]+}}
;; CHECK-NEXT: build_id: [[#%.32x,]]
;; CHECK-NEXT: memories: 1
;; CHECK-NEXT: memory_pages: 2
;; CHECK-NEXT: memory_max_pages: 65536
;; CHECK-NEXT: tables: 2
;; CHECK-NEXT: table_elements: 8
;; CHECK-NEXT: table_max_elements: 19
;; CHECK-NEXT: stack: 8388608
;; CHECK-NEXT: checksum: right
;; CHECK-NEXT: signer: none
;; CHECK-NEXT: memory_image: 0
;; CHECK-NEXT: functions: 5
;; CHECK-NEXT: imports:
;; CHECK-NEXT:   env.anything: func [externref] -> []
;; CHECK-NEXT:   env.m: table 1.. funcref
;; CHECK-NEXT:   env.\"\x1B: global mut v128
;; CHECK-NEXT: exports:
;; CHECK-NEXT:   run: func [] -> []
;; CHECK-NEXT:   anything: func [externref] -> []
;; CHECK-NEXT:   memory: memory 2.. pages
;; CHECK-NEXT:   small: table 3..9 externref
;; CHECK-NOT: {{.}}
;; JSON: "cpu_features":"","damage":"","exports":[{"name":"run","type":"func [] -> []"},
;; JSON-SAME: "imports":[{"module":"env","name":"anything","type":"func [externref] -> []"},
;; JSON-SAME: "kind":"image"{{.*}}"target":"riscv64-linux"

;; The hash is of the binary module, options are named whatever order they come in,
;; and code for a better CPU says what it needs.
;; RUN: wasmc parse %s -o %t/app.wasm
;; RUN: wasmc compile %t/app.wasm --emit=cwasm --target x86_64-linux --fuel --bounds check -O1 --features +avx2 -o %t/a.cwasm
;; RUN: wasmc compile %s --target x86_64-linux --features +avx2 -O1 --fuel --bounds check -o %t/b.cwasm
;; RUN: cmp %t/a.cwasm %t/b.cwasm
;; RUN: wasmc inspect %t/a.cwasm | FileCheck %s --check-prefix=OPTIONS
;; OPTIONS: cpu: x86-64-v2
;; OPTIONS-NEXT: cpu_features: avx,avx2{{$}}
;; OPTIONS: options: -O1 --bounds=check --fuel{{.*}} --stack-size=8388608

;; An image of another ABI still has its manifest.
;; RUN: %build/test/loader/seal-image %t/a.cwasm %t/later.cwasm 4 3
;; RUN: wasmc inspect %t/later.cwasm | FileCheck %s --check-prefix=LATER
;; LATER: abi: 3 (this wasmc has 2 and can read no more than the manifest)
;; LATER-NEXT: target: x86_64-linux
;; LATER: producer: wasmc
;; LATER-NOT: exports
;; The name of the output says what it is, unless --emit does.
;; RUN: wasmc compile %s --emit=obj --loadable -o %t/object.cwasm && not wasmc inspect %t/object.cwasm 2>&1 | FileCheck %s --check-prefix=OBJECT
;; OBJECT: it has no description of a WebAssembly module
;; USAGE: an executable is not loadable: see --emit=cwasm
(module
  (import "env" "anything" (func $anything (param externref)))
  (import "env" "m" (table 1 funcref))
  (import "env" "\"\1b" (global (mut v128)))
  (memory 2)
  (table 5 10 funcref)
  (table $small 3 9 externref)
  (func (export "run"))
  (export "anything" (func $anything))
  (export "memory" (memory 0))
  (export "small" (table $small)))
