// A panic that nobody recovers: deferred functions run, the message and the
// goroutine's trace go to standard error, the code is 2.
package main

import "fmt"

type stack []int

func (s *stack) pop() int {
	top := (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return top
}

func panics() {
	defer fmt.Println("deferred")
	s := stack{1}
	fmt.Println("popped", s.pop())
	fmt.Println("never printed", s.pop())
}
