;; wasmc print shows a module, binary or text; parsed again it is the same.
;; RUN: rm -rf %t && mkdir %t && cd %t
;; RUN: wasmc parse %s -o in.wasm
;; RUN: wasmc print in.wasm -o out.wat
;; RUN: FileCheck %s --match-full-lines --strict-whitespace < out.wat
;; RUN: wasmc parse out.wat && cmp in.wasm out.wasm
;; RUN: wasmc print - < in.wasm | cmp - out.wat
;; RUN: wasmc print %s | cmp - out.wat
;; RUN: wasmc print out.wat | cmp - out.wat
;; A body that can't be decoded, in a binary module.
;; RUN: printf '\000asm\001\000\000\000\001\004\001\140\000\000\003\002\001\000\012\005\001\003\000\377\013' > wrong.wasm
;; RUN: not wasmc print wrong.wasm -o wrong.wat 2>&1 | FileCheck %s --check-prefix=WRONG
;; RUN: not ls wrong.wat
;; RUN: not wasmc print %t/none.wasm 2>&1 | FileCheck %s --check-prefix=NONE
;; RUN: wasmc print --help | FileCheck %s --check-prefix=HELP

;; WRONG: wrong.wasm: illegal opcode ff (at offset 0x17, in function "#0")
;; NONE: none.wasm: No such file or directory
;; HELP: Examples:

;;      CHECK:(module $Shapes
;; CHECK-NEXT:  (type $point (;0;) (struct (field $x f64) (field $y (mut f64))))
;; CHECK-NEXT:  (type (;1;) (func (param (ref null $point)) (result f64)))
;; CHECK-NEXT:  (import "env" "log" (func $log (;0;) (type 1) (param (ref null $point)) (result f64)))
;; CHECK-NEXT:  (memory (;0;) i64 1)
;; CHECK-NEXT:  (export "length" (func $length))
;; CHECK-NEXT:  (func $length (;1;) (type 1) (param $p (ref null $point)) (result f64)
;; CHECK-NEXT:    (local $x f64)
;; CHECK-NEXT:    (if
;; CHECK-NEXT:      (ref.is_null (local.get $p))
;; CHECK-NEXT:      (then (return (f64.const 0))))
;; CHECK-NEXT:    (local.set $x (struct.get $point $x (local.get $p)))
;; CHECK-NEXT:    (f64.sqrt
;; CHECK-NEXT:      (f64.add
;; CHECK-NEXT:        (f64.mul (local.get $x) (local.get $x))
;; CHECK-NEXT:        (f64.mul
;; CHECK-NEXT:          (struct.get $point $y (local.get $p))
;; CHECK-NEXT:          (struct.get $point $y (local.get $p))))))
;; CHECK-NEXT:  (data (;0;) (i64.const 16) "\01\02text")
;; CHECK-NEXT:  (@custom "producers" (after code) "\00"))

(module $Shapes
  (type $point (struct (field $x f64) (field $y (mut f64))))
  (import "env" "log" (func $log (param (ref null $point)) (result f64)))
  (memory i64 1)
  (data (i64.const 16) "\01\02" "text")
  (func $length (export "length") (param $p (ref null $point)) (result f64)
    (local $x f64)
    local.get $p
    ref.is_null
    if
      f64.const 0
      return
    end
    (local.set $x (struct.get $point $x (local.get $p)))
    (f64.mul (local.get $x) (local.get $x))
    (f64.mul (struct.get $point $y (local.get $p)) (struct.get $point $y (local.get $p)))
    f64.add
    f64.sqrt)
  (@custom "producers" (before data) "\00"))
