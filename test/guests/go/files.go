// Go's os and io packages in a granted directory.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

func check(err error) {
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

func kind(err error) string {
	switch {
	case err == nil:
		return "no error"
	case errors.Is(err, fs.ErrNotExist):
		return "does not exist"
	case errors.Is(err, fs.ErrExist):
		return "exists"
	}
	return "another error"
}

func list(root string) {
	check(filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		check(err)
		info, err := entry.Info()
		check(err)
		if entry.IsDir() {
			fmt.Println("  ", path+"/")
		} else {
			fmt.Println("  ", path, info.Size())
		}
		return nil
	}))
}

func files() {
	check(os.MkdirAll("deep/er/still", 0o755))
	file, err := os.Create("deep/er/data.txt")
	check(err)
	writer := bufio.NewWriter(file)
	for number := 0; number < 1000; number++ {
		fmt.Fprintf(writer, "%04d\n", number)
	}
	check(writer.Flush())
	position, err := file.Seek(500, io.SeekStart)
	check(err)
	five := make([]byte, 5)
	_, err = io.ReadFull(file, five)
	fmt.Printf("at %d: %q %v\n", position, five, err)
	position, err = file.Seek(-5, io.SeekEnd)
	check(err)
	_, err = io.ReadFull(file, five)
	fmt.Printf("at %d: %q %v\n", position, five, err)
	_, err = file.ReadAt(five, 1000)
	fmt.Printf("read at 1000: %q %v\n", five, err)
	_, err = file.Read(five)
	fmt.Println("at the end:", err)
	check(file.Truncate(12))
	info, err := file.Stat()
	check(err)
	fmt.Println("size", info.Size(), "regular", info.Mode().IsRegular())
	check(file.Close())

	check(os.WriteFile("lines.txt", []byte("first\nsecond\n"), 0o644))
	appended, err := os.OpenFile("lines.txt", os.O_APPEND|os.O_WRONLY, 0)
	check(err)
	fmt.Fprintln(appended, "third, appended")
	check(appended.Close())
	text, err := os.ReadFile("lines.txt")
	check(err)
	fmt.Print(string(text))

	check(os.Rename("lines.txt", "deep/renamed.txt"))
	list(".")
	_, err = os.Stat("nothing")
	fmt.Println("nothing:", kind(err))
	fmt.Println("deep:", kind(os.Mkdir("deep", 0o755)))
	_, err = os.OpenFile("deep/renamed.txt", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	fmt.Println("deep/renamed.txt:", kind(err))
	fmt.Println("a full directory:", kind(os.Remove("deep")) != "no error")
	check(os.Remove("deep/renamed.txt"))
	fmt.Println("removed again:", kind(os.Remove("deep/renamed.txt")))
	check(os.RemoveAll("deep"))
	list(".")
}
