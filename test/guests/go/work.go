// Goroutines, channels, select, mutexes, maps, slices, closures, interfaces,
// generics, reflection, garbage collection, JSON, regular expressions.
package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
)

func pipeline() {
	numbers, squares := make(chan int), make(chan int, 8)
	go func() {
		defer close(numbers)
		for number := 1; number <= 1000; number++ {
			numbers <- number
		}
	}()
	var workers sync.WaitGroup
	for worker := 0; worker < 8; worker++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for number := range numbers {
				squares <- number * number
			}
		}()
	}
	go func() { workers.Wait(); close(squares) }()
	sum := 0
	for square := range squares {
		sum += square
	}
	fmt.Println("sum of squares", sum)
}

func sieve() {
	generator := make(chan int)
	go func() {
		for number := 2; ; number++ {
			generator <- number
		}
	}()
	for index := 0; index < 60; index++ {
		prime := <-generator
		if index%10 == 9 {
			fmt.Print(prime, " ")
		}
		filtered := make(chan int)
		go func(in, out chan int) {
			for {
				if number := <-in; number%prime != 0 {
					out <- number
				}
			}
		}(generator, filtered)
		generator = filtered
	}
	fmt.Println()
}

func locks() {
	var mutex sync.Mutex
	var once sync.Once
	var done sync.WaitGroup
	var counted atomic.Int64
	shared := map[int]int{}
	for goroutine := 0; goroutine < 1000; goroutine++ {
		done.Add(1)
		go func(goroutine int) {
			defer done.Done()
			once.Do(func() { fmt.Println("once") })
			runtime.Gosched()
			mutex.Lock()
			shared[goroutine%10] += goroutine
			mutex.Unlock()
			counted.Add(1)
		}(goroutine)
	}
	done.Wait()
	fmt.Println(counted.Load(), shared)
}

func recovered(divisor int) (result string) {
	defer func() {
		if problem := recover(); problem != nil {
			result = fmt.Sprint("recovered: ", problem)
		}
	}()
	values := []int{1, 2, 3}
	return fmt.Sprint(values[divisor] / (divisor - 1))
}

// A call that goes deep makes a goroutine's stack grow and move.
func deep(n int, at *int) int {
	var padding [64]int
	padding[n%64] = n
	if n == 0 {
		return *at
	}
	return deep(n-1, at) + padding[n%64]%2
}

type tree[T any] struct {
	left, right *tree[T]
	value       T
}

func build(depth, value int) *tree[int] {
	if depth == 0 {
		return nil
	}
	return &tree[int]{build(depth-1, 2*value), build(depth-1, 2*value+1), value}
}

func (t *tree[T]) walk(visit func(T)) {
	if t != nil {
		t.left.walk(visit)
		visit(t.value)
		t.right.walk(visit)
	}
}

func garbage() {
	kept, sum := build(12, 1), 0
	for round := 0; round < 50; round++ {
		build(12, round)
	}
	runtime.GC()
	kept.walk(func(value int) { sum += value })
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	fmt.Println("tree", sum, "collected", stats.NumGC > 0)
}

type person struct {
	Name   string         `json:"name"`
	Age    int            `json:"age,omitempty"`
	Extras map[string]any `json:"extras"`
	Friend *person        `json:"friend,omitempty"`
}

func library() {
	encoded, err := json.Marshal(person{"Ada", 36, map[string]any{"b": 1.5, "a": []int{1, 2}}, &person{Name: "Charles"}})
	fmt.Println(string(encoded), err)
	var decoded person
	err = json.Unmarshal(encoded, &decoded)
	fmt.Printf("%+v %v %v\n", decoded.Extras, decoded.Friend.Name, err)
	fmt.Println(json.Unmarshal([]byte(`{"name": 5}`), &decoded))

	words := strings.Fields("the cat and the dog and the bird")
	counts := map[string]int{}
	for _, word := range words {
		counts[word]++
	}
	sort.Slice(words, func(i, j int) bool { return words[i] < words[j] })
	fmt.Println(counts, words)
	pattern := regexp.MustCompile(`(\w+)@(\w+)\.com`)
	fmt.Println(pattern.ReplaceAllString("ada@work.com, bob@home.com", "$2:$1"))
	factorial := big.NewInt(1)
	for factor := int64(2); factor <= 50; factor++ {
		factorial.Mul(factorial, big.NewInt(factor))
	}
	fmt.Println(factorial)
	fmt.Printf("%x\n", sha256.Sum256([]byte("wasmc")))
	fmt.Printf("%6.2f|%-8s|%08b|%#x|%v|%T\n", 3.14159, "left", 37, "hex", [3]bool{true}, map[string][]int{})
}

func work() {
	pipeline()
	sieve()
	locks()
	fmt.Println(recovered(2), recovered(1), recovered(5))
	start := 1
	fmt.Println("deep", deep(10000, &start))
	garbage()
	library()
}
