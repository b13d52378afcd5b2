;; Where the report goes to a pipe that nobody reads, the program still ends with
;; the code of a trap, not of SIGPIPE.
;; REQUIRES: wasmc, wabt, x86_64
;; RUN: %wat2wasm %s -o %t.wasm && wasmc compile %t.wasm --target x86_64-linux -o %t
;; RUN: %python %S/Inputs/ends.py --unread 134 %t
(module (func (export "_start") unreachable))
