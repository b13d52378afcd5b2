// A host in Go: goroutines whose guests trap, and nil pointers that panic.
package main

/*
#include "wasmc.h"
#include <stdlib.h>

static wasm_trap_t *nop(void *env, wasmc_value_t *values) { return NULL; }

static wasm_instance_t *instantiate(wasm_store_t *store, wasm_module_t *module) {
  wasmc_linker_t *linker = wasmc_linker_new(store);
  wasm_functype_t *type = wasm_functype_new_0_0();
  wasmc_linker_define_unchecked(linker, "host", "call", type, nop, NULL, NULL);
  wasm_instance_t *instance =
      wasmc_linker_instantiate(linker, module, NULL, NULL);
  wasm_functype_delete(type);
  wasmc_linker_delete(linker);
  return instance;
}

// The value at the address, or -1 after a trap.
static int load(wasm_instance_t *instance, int address) {
  wasm_func_t *f = wasm_extern_as_func(wasmc_instance_export(instance, "load"));
  wasmc_value_t value;
  value.words[0] = (uint32_t)address;
  wasm_trap_t *trap = wasmc_func_call_unchecked(f, &value);
  wasm_trap_delete(trap);
  wasm_func_delete(f);
  return trap ? -1 : value.i32;
}
*/
import "C"

import (
	"fmt"
	"os"
	"sync"
	"unsafe"
)

func panics() (did bool) {
	defer func() { did = recover() != nil }()
	var p *int
	*p = 1
	return false
}

func main() {
	if !C.wasmc_install_handlers(nil) {
		panic("no handlers")
	}
	engine := C.wasm_engine_new()
	path := C.CString(os.Args[1])
	defer C.free(unsafe.Pointer(path))
	module := C.wasmc_module_from_file(engine, path, nil)
	var all sync.WaitGroup
	failures := make(chan string, 1000)
	for g := 0; g != 50; g++ {
		all.Add(1)
		go func() {
			defer all.Done()
			store := C.wasm_store_new(engine)
			instance := C.instantiate(store, module)
			for i := 0; i != 20; i++ {
				if C.load(instance, 16) != 42 {
					failures <- "no value"
				}
				if C.load(instance, 65536) != -1 {
					failures <- "no trap"
				}
				if !panics() {
					failures <- "no panic"
				}
			}
			C.wasm_instance_delete(instance)
			C.wasm_store_delete(store)
		}()
	}
	all.Wait()
	close(failures)
	for failure := range failures {
		fmt.Println(failure)
	}
	fmt.Println("done")
}
