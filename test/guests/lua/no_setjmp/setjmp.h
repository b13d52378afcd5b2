// Lua's ldo.c includes this header even when it is told to do without longjmp.
// WASI's libc has none.
