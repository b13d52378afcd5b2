// Does what the first argument says: the Go guests share one program, for most of
// it is the library.
package main

import (
	"fmt"
	"os"
)

func main() {
	parts := map[string]func(){
		"files": files, "heap": heap, "panic": panics, "system": system, "work": work,
	}
	if len(os.Args) < 2 || parts[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "the first argument names no part")
		os.Exit(2)
	}
	parts[os.Args[1]]()
}
