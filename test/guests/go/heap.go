// 100 MB of heap in Go, in pieces that the collector must keep, beside garbage
// that it must not.
package main

import "fmt"

func heap() {
	var kept [][]byte
	for index := 0; index < 100; index++ {
		block := make([]byte, 1_000_000)
		for at := range block {
			block[at] = byte(index*31 + at)
		}
		kept = append(kept, block)
		_ = make([]byte, 100_000)
	}
	sum, total := uint64(0), 0
	for _, block := range kept {
		total += len(block)
		for _, value := range block {
			sum = sum*31 + uint64(value)
		}
	}
	fmt.Println(total, "bytes, sum", sum)
}
