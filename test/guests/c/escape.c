// With a grant of one directory, nothing beside or above it is within reach:
// not by "..", not by an absolute path, not through symlinks. The output is
// written down in the table of guests.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static int Reached;

static void attempt(const char *What, int Result) {
  if (Result < 0)
    return;
  printf("%s IS WITHIN REACH\n", What);
  ++Reached;
}

int main(void) {
  int Fd = open("inside", O_CREAT | O_WRONLY, 0600);
  printf("inside: %s\n", Fd >= 0 && write(Fd, "x", 1) == 1 ? "written" : "NO");
  close(Fd);
  mkdir("sub", 0700);
  printf("sub/../inside: %s\n",
         open("sub/../inside", O_RDONLY) >= 0 ? "opened" : "NO");

  struct stat S;
  static const char *const Outside[] = {
      "..",           "../",         "../..",          "sub/../..",
      "../outside",   "sub/../../x", "/../etc/passwd", "/etc/passwd",
      "./../outside", "sub/./../..", "/proc/self/exe", "//etc/passwd",
  };
  for (unsigned I = 0; I < sizeof Outside / sizeof *Outside; ++I) {
    attempt(Outside[I], stat(Outside[I], &S));
    attempt(Outside[I], open(Outside[I], O_RDONLY));
    attempt(Outside[I], open(Outside[I], O_CREAT | O_EXCL | O_WRONLY, 0600));
  }
  attempt("mkdir ../made", mkdir("../made", 0700));
  attempt("rename to ../moved", rename("inside", "../moved"));
  attempt("unlink of ../x", unlink("../x"));
  attempt("link to ../twin", link("inside", "../twin"));
  attempt("symlink at ../pointer", symlink("inside", "../pointer"));

  // A symlink may be refused or made; following it out must fail either way.
  symlink("..", "up");
  symlink("/etc", "etc");
  symlink("../../outside", "sub/out");
  symlink("sub/../../..", "winding");
  attempt("up/", stat("up/", &S));
  attempt("up/outside", open("up/outside", O_CREAT | O_WRONLY, 0600));
  attempt("etc/passwd", open("etc/passwd", O_RDONLY));
  attempt("sub/out", open("sub/out", O_CREAT | O_WRONLY, 0600));
  attempt("winding/etc/passwd", open("winding/etc/passwd", O_RDONLY));
  printf("within reach: %d\n", Reached);
  return Reached != 0;
}
