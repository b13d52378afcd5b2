//===- Walk.cpp - path lookup without openat2 -----------------------------===//
//
// Why this can't leave the granted directory: every openat() gets one name
// that is neither ".." nor a path, with O_NOFOLLOW, relative to a directory
// that was reached in the same way. Names that others exchange for symlinks
// in between are refused by O_NOFOLLOW; directories that others move out of
// the grant while we are inside are as reachable as the files that were open
// there, and the kernel's own lookup can't prevent that either.
//
//===----------------------------------------------------------------------===//

#include "runtime-support/wasi/Walk.h"
#include "runtime-support/sys/File.h"

using namespace wasmc;
using namespace wasmc::wasi;
using sys::Syscall;

namespace {

enum : long {
  NotPermitted = -1,
  NoEntry = -2,
  NotDirectory = -20,
  InvalidArgument = -22,
  NameTooLong = -36,
  TooManyLinks = -40,
};

class Walker {
public:
  Walker(int Root, Place &P) : Root(Root), P(P) { P.Directory = Root; }

  long walk(const GuestPath &Path, bool Follow);

private:
  bool takeName();
  long step(bool Follow, bool &Finished);
  long enter();
  long followLink(bool &WasLink);
  long goUp();
  long openName(const char *Name);

  int Root;
  /// The result, and the state: the directory reached, and the name to take
  /// the next step with.
  Place &P;
  uint32_t NumLinks = 0;

  /// Names from Root to the directory reached, each with its NUL. None of them
  /// was a symlink.
  char Reached[MaxPath + 1];
  uint32_t ReachedLength = 0;

  /// What is still to walk; a symlink's target is put before the rest.
  char Pending[2 * MaxPath + 2];
  uint32_t At = 0;
  uint32_t End = 0;
};

/// Moves the next name into P.Name; false if it is too long. At is then on
/// the slash behind it, if there is one.
bool Walker::takeName() {
  uint32_t Length = 0;
  for (; At != End && Pending[At] != '/'; ++At) {
    if (Length == MaxName)
      return false;
    P.Name[Length++] = Pending[At];
  }
  P.Name[Length] = 0;
  return true;
}

/// Opens a directory in P.Directory and makes it P.Directory.
long Walker::openName(const char *Name) {
  constexpr uint64_t Flags =
      sys::OpenPath | sys::OpenDirectory | sys::OpenNofollow | sys::OpenCloexec;
  long Fd = sys::call(Syscall::openat, P.Directory, Name, Flags, 0);
  if (Fd < 0)
    return Fd;
  if (P.Owned)
    sys::call(Syscall::close, P.Directory);
  P.Directory = int(Fd);
  P.Owned = true;
  return 0;
}

long Walker::enter() {
  uint32_t Length = 0;
  while (P.Name[Length])
    ++Length;
  if (ReachedLength + Length + 1 > sizeof(Reached))
    return NameTooLong;
  if (long Error = openName(P.Name))
    return Error;
  __builtin_memcpy(Reached + ReachedLength, P.Name, Length + 1);
  ReachedLength += Length + 1;
  return 0;
}

/// Walks again from the root, but for the last name.
long Walker::goUp() {
  if (!ReachedLength)
    return NotPermitted;
  --ReachedLength;
  while (ReachedLength && Reached[ReachedLength - 1])
    --ReachedLength;
  if (P.Owned)
    sys::call(Syscall::close, P.Directory);
  P.Owned = false;
  P.Directory = Root;
  for (uint32_t I = 0; I != ReachedLength; ++I) {
    if (long Error = openName(Reached + I))
      return Error;
    while (Reached[I])
      ++I;
  }
  return 0;
}

/// If P.Name is a symlink, puts its target before what is pending.
long Walker::followLink(bool &WasLink) {
  char Target[MaxPath + 1];
  long Length = sys::call(Syscall::readlinkat, P.Directory, P.Name, Target,
                          sizeof(Target));
  WasLink = Length >= 0;
  if (Length == InvalidArgument)
    return 0;
  if (Length < 0)
    return Length;
  if (++NumLinks > MaxSymlinks)
    return TooManyLinks;
  if (!Length)
    return NoEntry;
  if (Target[0] == '/')
    return NotPermitted;
  uint32_t Rest = End - At;
  if (size_t(Length) == sizeof(Target) ||
      size_t(Length) + Rest > sizeof(Pending))
    return NameTooLong;
  __builtin_memmove(Pending + Length, Pending + At, Rest);
  __builtin_memcpy(Pending, Target, size_t(Length));
  At = 0;
  End = uint32_t(Length) + Rest;
  return 0;
}

/// One name. Finished: P is the place.
long Walker::step(bool Follow, bool &Finished) {
  if (!takeName())
    return NameTooLong;
  bool Slash = At != End;
  while (At != End && Pending[At] == '/')
    ++At;
  bool Last = At == End;
  P.MustBeDirectory |= Last && Slash;

  bool IsDot = P.Name[0] == '.' && !P.Name[1];
  bool IsDotDot = P.Name[0] == '.' && P.Name[1] == '.' && !P.Name[2];
  if (IsDot || IsDotDot || !P.Name[0]) {
    if (long Error = IsDotDot ? goUp() : 0)
      return Error;
    P.Name[0] = '.';
    P.Name[1] = 0;
    Finished = Last;
    return 0;
  }

  if (!Last) {
    long Error = enter();
    if (Error != NotDirectory && Error != TooManyLinks)
      return Error;
  } else if (!Follow && !Slash) {
    Finished = true;
    return 0;
  }
  // The slashes that were skipped still separate a target from the rest.
  if (Slash)
    --At;
  bool WasLink;
  long Error = followLink(WasLink);
  if (WasLink || (Error && !(Last && Error == NoEntry)))
    return Error;
  Finished = Last;
  return Last ? 0 : long(NotDirectory);
}

long Walker::walk(const GuestPath &Path, bool Follow) {
  __builtin_memcpy(Pending, Path.Text, Path.Length);
  End = Path.Length;
  bool Finished = false;
  while (!Finished)
    if (long Error = step(Follow, Finished))
      return Error;
  return 0;
}

} // namespace

long wasi::walk(int Directory, const GuestPath &Path, bool Follow, Place &P) {
  P.MustBeDirectory = Path.Slash;
  Walker W(Directory, P);
  return W.walk(Path, Follow);
}
