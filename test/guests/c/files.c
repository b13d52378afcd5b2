// Files in a granted directory: create, read, write, seek, append, truncate,
// positioned and vectored I/O, rename, unlink, directories, links, times; and
// the error of each operation that must fail, by the name of its errno, since
// the numbers differ between libraries.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *nameOf(int Error) {
  static const struct {
    int Value;
    const char *Name;
  } Names[] = {{EEXIST, "EEXIST"},       {ENOENT, "ENOENT"},
               {EISDIR, "EISDIR"},       {ENOTDIR, "ENOTDIR"},
               {ENOTEMPTY, "ENOTEMPTY"}, {EBADF, "EBADF"},
               {EINVAL, "EINVAL"},       {ELOOP, "ELOOP"}};
  for (size_t I = 0; I < sizeof Names / sizeof *Names; ++I)
    if (Names[I].Value == Error)
      return Names[I].Name;
  return "another error";
}

static void report(const char *What, long long Result) {
  if (Result < 0)
    printf("%-28s %s\n", What, nameOf(errno));
  else
    printf("%-28s %lld\n", What, Result);
}

// A descriptor's number isn't compared, only whether there is one.
static int opened(const char *What, int Fd) {
  report(What, Fd < 0 ? -1 : 0);
  return Fd;
}

// readv and writev may stop after any buffer, so each is called until all of it
// is done or nothing more comes.
static ssize_t vectored(ssize_t (*Call)(int, const struct iovec *, int), int Fd,
                        struct iovec *Parts, int Count) {
  ssize_t Total = 0;
  while (Count > 0) {
    ssize_t Done = Call(Fd, Parts, Count);
    if (Done <= 0)
      return Done < 0 ? Done : Total;
    Total += Done;
    for (; Count > 0 && (size_t)Done >= Parts->iov_len; --Count, ++Parts)
      Done -= (ssize_t)Parts->iov_len;
    if (Count == 0)
      break;
    Parts->iov_base = (char *)Parts->iov_base + Done;
    Parts->iov_len -= (size_t)Done;
  }
  return Total;
}

static void show(const char *Path) {
  char Buffer[128];
  int Fd = open(Path, O_RDONLY);
  ssize_t Count = Fd < 0 ? -1 : read(Fd, Buffer, sizeof Buffer);
  printf("  %s: ", Path);
  if (Count < 0)
    printf("%s\n", nameOf(errno));
  else
    for (ssize_t I = 0; I <= Count; ++I)
      printf(I == Count  ? " (%d)\n"
             : Buffer[I] ? "%c"
                         : ".",
             I == Count ? (int)Count : Buffer[I]);
  if (Fd >= 0)
    close(Fd);
}

static void list(const char *Path) {
  struct dirent **Entries;
  int Count = scandir(Path, &Entries, 0, alphasort);
  printf("  %s:", Path);
  for (int I = 0; I < Count; ++I) {
    const char *Name = Entries[I]->d_name;
    if (strcmp(Name, ".") && strcmp(Name, "..")) {
      unsigned char Type = Entries[I]->d_type;
      printf(" %s%s", Name,
             Type == DT_DIR   ? "/"
             : Type == DT_LNK ? "@"
             : Type == DT_REG ? ""
                              : "?");
    }
    free(Entries[I]);
  }
  printf(Count < 0 ? " %s\n" : "\n", nameOf(errno));
  if (Count >= 0)
    free(Entries);
}

static void readAndWrite(void) {
  printf("-- read and write\n");
  int Fd = opened("create", open("a.txt", O_CREAT | O_EXCL | O_RDWR, 0644));
  report("write", write(Fd, "0123456789abcdef", 16));
  report("seek to 4", lseek(Fd, 4, SEEK_SET));
  report("write in the middle", write(Fd, "WXYZ", 4));
  report("seek to the end - 2", lseek(Fd, -2, SEEK_END));
  char Buffer[16] = {0};
  report("read at the end", read(Fd, Buffer, sizeof Buffer));
  printf("  got \"%.2s\"\n", Buffer);
  report("read past the end", read(Fd, Buffer, sizeof Buffer));
  report("seek from here by -8", lseek(Fd, -8, SEEK_CUR));
  report("seek before the start", lseek(Fd, -100, SEEK_CUR));
  report("position", lseek(Fd, 0, SEEK_CUR));
  report("pwrite at 14", pwrite(Fd, "!?!?", 4, 14));
  report("pread at 3", pread(Fd, Buffer, 6, 3));
  printf("  got \"%.6s\"\n", Buffer);
  report("position is unchanged", lseek(Fd, 0, SEEK_CUR));
  struct iovec Out[3] = {{"one,", 4}, {"", 0}, {"two", 3}};
  report("seek beyond the end", lseek(Fd, 20, SEEK_SET));
  report("writev", vectored(writev, Fd, Out, 3));
  char Left[5] = {0}, Right[32] = {0};
  struct iovec In[2] = {{Left, 4}, {Right, 31}};
  report("rewind", lseek(Fd, 0, SEEK_SET));
  report("readv", vectored(readv, Fd, In, 2));
  printf("  got \"%s\" and \"%.14s\"\n", Left, Right);
  report("fsync", fsync(Fd));
  report("close", close(Fd));
  report("close again", close(Fd));
  show("a.txt");
  report("create it again",
         open("a.txt", O_CREAT | O_EXCL | O_RDWR, 0644) < 0 ? -1 : 0);
  report("open what isn't there", open("none.txt", O_RDONLY));
}

static void appendAndTruncate(void) {
  printf("-- append and truncate\n");
  int Fd = opened("open to append", open("a.txt", O_WRONLY | O_APPEND));
  report("append", write(Fd, "+++", 3));
  report("seek to 0", lseek(Fd, 0, SEEK_SET));
  report("append again", write(Fd, "***", 3));
  char C;
  report("read what can't be read", read(Fd, &C, 1));
  close(Fd);
  show("a.txt");
  report("truncate to 10", truncate("a.txt", 10));
  show("a.txt");
  Fd = opened("open", open("a.txt", O_RDWR));
  report("extend to 13", ftruncate(Fd, 13));
  close(Fd);
  show("a.txt");
  Fd = opened("open and truncate", open("a.txt", O_WRONLY | O_TRUNC));
  report("write", write(Fd, "new", 3));
  close(Fd);
  show("a.txt");
}

static void metadata(void) {
  printf("-- metadata\n");
  struct stat S;
  report("stat of a file", stat("a.txt", &S));
  printf("  size %lld, file %d, directory %d, links %d\n", (long long)S.st_size,
         S_ISREG(S.st_mode), S_ISDIR(S.st_mode), (int)S.st_nlink);
  int Fd = open("a.txt", O_RDONLY);
  struct stat T;
  report("fstat", fstat(Fd, &T));
  printf("  same file %d\n", S.st_ino == T.st_ino && S.st_dev == T.st_dev);
  struct timespec Times[2] = {{1000000000, 123456789}, {1234567890, 987654321}};
  report("futimens", futimens(Fd, Times));
  report("fstat", fstat(Fd, &T));
  printf("  accessed %lld.%09ld, modified %lld.%09ld\n",
         (long long)T.st_atim.tv_sec, (long)T.st_atim.tv_nsec,
         (long long)T.st_mtim.tv_sec, (long)T.st_mtim.tv_nsec);
  close(Fd);
  report("access to read", access("a.txt", R_OK));
  report("access to what isn't there", access("none.txt", F_OK));
  report("stat of what isn't there", stat("none.txt", &S));
  report("stat through a file", stat("a.txt/x", &S));
}

static void directories(void) {
  printf("-- directories\n");
  report("mkdir", mkdir("dir", 0755));
  report("mkdir again", mkdir("dir", 0755));
  report("mkdir below", mkdir("dir/sub", 0755));
  report("mkdir without its parent", mkdir("none/sub", 0755));
  struct stat S;
  report("stat of a directory", stat("dir", &S));
  printf("  directory %d\n", S_ISDIR(S.st_mode));
  char Name[32];
  for (int I = 0; I < 5; ++I) {
    snprintf(Name, sizeof Name, "dir/file%d", I * 3 % 5);
    close(open(Name, O_CREAT | O_WRONLY, 0600));
  }
  list("dir");
  list("a.txt");
  list("none");
  report("open a directory to write", open("dir", O_WRONLY));
  report("rename into the directory", rename("a.txt", "dir/b.txt"));
  report("stat of the old name", stat("a.txt", &S));
  show("dir/b.txt");
  report("rename over a file", rename("dir/file1", "dir/b.txt"));
  show("dir/b.txt");
  report("rename a directory", rename("dir/sub", "dir/moved"));
  report("rename what isn't there", rename("none", "other"));
  report("unlink", unlink("dir/file0"));
  report("unlink again", unlink("dir/file0"));
  report("unlink a directory", unlink("dir/moved"));
  report("rmdir of a file", rmdir("dir/file2"));
  report("rmdir of a full one", rmdir("dir"));
  report("rmdir", rmdir("dir/moved"));
  report("dot-dot within the grant", access("dir/../dir/./b.txt", F_OK));
  list("dir");
  list(".");
}

static void links(void) {
  printf("-- links\n");
  report("symlink", symlink("dir/b.txt", "pointer"));
  char Target[64];
  ssize_t Length = readlink("pointer", Target, sizeof Target);
  report("readlink", Length);
  printf("  \"%.*s\"\n", Length < 0 ? 0 : (int)Length, Target);
  report("readlink of a file", readlink("dir/b.txt", Target, sizeof Target));
  int Fd = opened("write through it", open("pointer", O_WRONLY | O_TRUNC));
  report("write", write(Fd, "via link", 8));
  close(Fd);
  show("dir/b.txt");
  opened("open it with O_NOFOLLOW", open("pointer", O_RDONLY | O_NOFOLLOW));
  struct stat S;
  report("lstat", lstat("pointer", &S));
  printf("  symlink %d\n", S_ISLNK(S.st_mode));
  report("stat", stat("pointer", &S));
  printf("  symlink %d, size %lld\n", S_ISLNK(S.st_mode), (long long)S.st_size);
  report("link", link("dir/b.txt", "twin"));
  report("stat", stat("twin", &S));
  printf("  links %d\n", (int)S.st_nlink);
  report("a loop of symlinks", symlink("loop", "loop"));
  report("open the loop", open("loop", O_RDONLY));
  list(".");
}

// More entries than fit into one call of any library, and removal of what was
// listed.
static void manyEntries(void) {
  printf("-- many entries\n");
  report("mkdir", mkdir("many", 0755));
  char Name[64];
  for (int I = 0; I < 500; ++I) {
    snprintf(Name, sizeof Name, "many/a-name-of-some-length-%04d", I * 7 % 500);
    int Fd = open(Name, O_CREAT | O_WRONLY, 0600);
    if (Fd < 0)
      report("create", -1);
    close(Fd);
  }
  struct dirent **Entries;
  int Count = scandir("many", &Entries, 0, alphasort), Seen = 0, InOrder = 1;
  for (int I = 0; I < Count; ++I) {
    if (Entries[I]->d_name[0] == '.')
      continue;
    snprintf(Name, sizeof Name, "a-name-of-some-length-%04d", Seen++);
    InOrder &= strcmp(Name, Entries[I]->d_name) == 0;
    snprintf(Name, sizeof Name, "many/%s", Entries[I]->d_name);
    if (unlink(Name) != 0)
      report("unlink", -1);
  }
  printf("  %d seen, each once: %s\n", Seen, InOrder ? "yes" : "NO");
  report("rmdir", rmdir("many"));
}

static void bufferedStreams(void) {
  printf("-- buffered streams\n");
  FILE *F = fopen("stream.txt", "w+");
  report("fopen", F ? 0 : -1);
  for (int I = 0; I < 2000; ++I)
    fprintf(F, "%d squared is %d\n", I, I * I);
  printf("  wrote %ld bytes\n", ftell(F));
  rewind(F);
  int A, B, Right = 0;
  while (fscanf(F, "%d squared is %d\n", &A, &B) == 2)
    Right += A * A == B;
  printf("  %d lines are right\n", Right);
  report("fseek", fseek(F, -20, SEEK_END));
  char Line[64];
  while (fgets(Line, sizeof Line, F))
    printf("  tail: %s", Line);
  report("fclose", fclose(F));
  report("remove", remove("stream.txt"));
}

int main(void) {
  readAndWrite();
  appendAndTruncate();
  metadata();
  directories();
  links();
  manyEntries();
  bufferedStreams();
  return 0;
}
