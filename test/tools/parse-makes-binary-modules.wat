;; wasmc parse assembles a text, and what is wrong with it is told in line and
;; column. Nothing is written after an error.
;; RUN: rm -rf %t && mkdir %t && cd %t
;; RUN: wasmc parse %s -o named.wasm
;; RUN: wasmc parse %s
;; RUN: cmp named.wasm parse-makes-binary-modules.wasm
;; RUN: wasmc parse - -o - < %s | cmp - named.wasm
;; RUN: wasmc inspect named.wasm | FileCheck %s
;; RUN: not wasmc parse - < %s 2>&1 | FileCheck %s --check-prefix=OUTPUT
;; RUN: not wasmc parse named.wasm -o other.wasm 2>&1 | FileCheck %s --check-prefix=BINARY
;; RUN: sed 's/i32.add/i32.addd/' %s > wrong.wat
;; RUN: not wasmc parse wrong.wat 2>&1 | FileCheck %s --check-prefix=WRONG
;; RUN: not ls other.wasm wrong.wasm
;; RUN: cp %s text.wasm
;; RUN: not wasmc parse text.wasm 2>&1 | FileCheck %s --check-prefix=OVERWRITE
;; RUN: cmp %s text.wasm
;; RUN: not wasmc parse none.wat 2>&1 | FileCheck %s --check-prefix=NONE
;; What isn't valid is a module all the same.
;; RUN: echo '(func (result i32))' | wasmc parse - -o invalid.wasm
;; RUN: not wasmc validate invalid.wasm
;; RUN: wasmc parse --help | FileCheck %s --check-prefix=HELP

;; CHECK: WebAssembly module "Adder"
;; CHECK: functions: 1 ({{.*}}, 1 names)
;; OUTPUT: a text from standard input needs -o
;; BINARY: named.wasm: is a binary module already
;; OVERWRITE: text.wasm would be overwritten: say -o
;; WRONG: wrong.wat: unknown operator i32.addd (line 34, column 6)
;; NONE: none.wat: No such file or directory
;; HELP: Examples:

(module $Adder
  (func $add (export "add") (param $a i32) (param $b i32) (result i32)
    (i32.add (local.get $a) (local.get $b))))
