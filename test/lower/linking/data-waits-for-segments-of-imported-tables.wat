;; A function in an imported table stays there though a later segment traps, and
;; must not find data that is not written by then. So such a module's data is
;; written by initialisation, behind the elements; others' stands in the image.
;; REQUIRES: wasmc
;; RUN: split-file %s %t
;; RUN: wasmc compile %t/imported.wat --loadable --emit=llvm-ir -o - | FileCheck %s --check-prefix=WRITTEN
;; RUN: wasmc compile %t/own.wat --loadable --emit=llvm-ir -o - | FileCheck %s --check-prefix=IMAGE
;; RUN: wasmc compile %t/memory.wat --loadable --emit=llvm-ir -o - | FileCheck %s --check-prefix=WRITTEN

;; table_init is number 6 of RuntimeCalls.def, memory_init number 1.
;; WRITTEN-LABEL: define {{.*}}@wasm.init(
;; WRITTEN: getelementptr inbounds ptr, ptr {{.*}}, i64 6
;; WRITTEN: getelementptr inbounds ptr, ptr {{.*}}, i64 1{{$}}
;; IMAGE-LABEL: define {{.*}}@wasm.init(
;; IMAGE: getelementptr inbounds ptr, ptr {{.*}}, i64 6
;; IMAGE-NOT: getelementptr inbounds ptr, ptr {{.*}}, i64 1{{$}}
;--- imported.wat
(module
  (import "env" "table" (table 1 funcref))
  (memory 1)
  (func $f)
  (elem (i32.const 0) func $f)
  (data (i32.const 0) "abc"))
;--- own.wat
(module
  (import "env" "other" (table $other 1 funcref))
  (table $own 1 funcref)
  (memory 1)
  (func $f)
  (elem (table $own) (i32.const 0) func $f)
  (data (i32.const 0) "abc"))
;--- memory.wat
(module
  (import "env" "memory" (memory 1))
  (table 1 funcref)
  (func $f)
  (elem (i32.const 0) func $f)
  (data (i32.const 0) "abc"))
