"""Prints a module with one function of 60,000 instructions, whose result the
program checks."""
print('(module (import "wasi_snapshot_preview1" "proc_exit"')
print("  (func $exit (param i32)))")
print("  (func $huge (param $x i32) (result i32)")
for number in range(15000):
    print(f"    (local.set $x (i32.add (local.get $x) (i32.const {number % 7})))")
print("    (local.get $x))")
total = sum(number % 7 for number in range(15000))
print('  (func (export "_start") (if (i32.ne (call $huge (i32.const 5))')
print(f"    (i32.const {total + 5})) (then (call $exit (i32.const 1))))))")
