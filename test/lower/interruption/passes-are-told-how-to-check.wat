;; Lowering inserts no checks, but says how they are made. A loadable image has
;; them unless told otherwise, an executable only if it is told.
;; RUN: wasmc compile %s --interruptible --emit=llvm-ir -o - | FileCheck %s
;; RUN: wasmc compile %s --loadable --emit=llvm-ir -o - | FileCheck %s
;; RUN: wasmc compile %s --emit=llvm-ir -o - | FileCheck %s --check-prefix=NONE
;; RUN: wasmc compile %s --loadable --no-interruptible --emit=llvm-ir -o - | FileCheck %s --check-prefix=NONE
;; CHECK-NOT: ubsantrap
;; CHECK: !wasmc.interrupt = !{[[HOW:![0-9]+]]}
;; CHECK: [[HOW]] = !{i64 -8, i64 16, i8 15}
;; NONE-NOT: wasmc.interrupt
(module (func (export "_start") (loop (br 0))))
