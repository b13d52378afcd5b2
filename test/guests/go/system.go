// Arguments, environment, standard input, clocks and randomness, as Go's
// standard library reaches them. Clocks and randomness by properties only.
package main

import (
	"bufio"
	crand "crypto/rand"
	"fmt"
	"io"
	"math/bits"
	"os"
	"sort"
	"time"
)

func system() {
	for index, argument := range os.Args[2:] {
		fmt.Printf("argument %d: %q\n", index+1, argument)
	}
	variables := os.Environ()
	sort.Strings(variables)
	for _, variable := range variables {
		fmt.Println("variable", variable)
	}
	_, found := os.LookupEnv("NOT_GRANTED")
	fmt.Println("NOT_GRANTED is set:", found)

	in := bufio.NewReader(os.Stdin)
	first, err := in.ReadString('\n')
	fmt.Printf("first line %q %v\n", first, err)
	rest, err := io.ReadAll(in)
	fmt.Println("then", len(rest), "bytes", err)

	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	fmt.Println("slept at least 20 ms:", time.Since(start) >= 20*time.Millisecond)
	fmt.Println("the year is after 2023:", start.UTC().Year() > 2023)
	select {
	case <-time.After(10 * time.Millisecond):
		fmt.Println("the timer fired")
	case <-time.After(time.Minute):
		fmt.Println("the wrong timer fired")
	}

	a, b := make([]byte, 4096), make([]byte, 4096)
	crand.Read(a)
	crand.Read(b)
	fmt.Println("two requests differ:", string(a) != string(b))
	ones := 0
	for _, value := range a {
		ones += bits.OnesCount8(value)
	}
	// 32,768 bits: the standard deviation is 90.5, and this is 6 of them.
	fmt.Println("bits are balanced:", ones > 16384-543 && ones < 16384+543)
	os.Exit(9)
}
