;; A segment that reads a global is not in the image: initialisation writes its
;; words into the instance before any table is written.
;; (wat2wasm takes no global.get here, so these are the bytes.)
;; RUN: %python -c "open('%t.wasm', 'wb').write(bytes.fromhex(' \
;; RUN:   0061736d01000000010401600000030201000404017000040606017000d2 \
;; RUN:   000b0917020441000b02d0700bd2000b0441020b0223000bd0700b0a0401 \
;; RUN:   02000b \
;; RUN:   '))"
;; RUN: wasmc compile %t.wasm --emit=llvm-ir -o - | FileCheck %s
;;
;; (module
;;   (table 4 funcref)
;;   (global $g funcref (ref.func $f))
;;   (elem (i32.const 0) funcref (ref.null func) (ref.func $f))
;;   (elem (i32.const 2) funcref (global.get $g) (ref.null func))
;;   (func $f))

;; CHECK-LABEL: define {{.*}}@wasm.init(
;; CHECK: [[GLOBAL:%.+]] = load i64, ptr
;; CHECK: [[A0:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 [[#%d,WORDS:]]
;; CHECK-NEXT: store i64 [[GLOBAL]], ptr [[A0]]
;; CHECK: [[A1:%.+]] = getelementptr inbounds i8, ptr %vmctx, i64 [[#%d,WORDS+8]]
;; CHECK-NEXT: store i64 0, ptr [[A1]]
;; CHECK: call void @wasmc_rt_table_init(ptr %vmctx, i64 0, i64 0, i64 0, i64 0, i64 2)
;; CHECK: call void @wasmc_rt_table_init(ptr %vmctx, i64 0, i64 1, i64 2, i64 0, i64 2)
