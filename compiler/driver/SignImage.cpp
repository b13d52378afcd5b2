//===- SignImage.cpp - who made this image? -------------------------------===//
//
// A file may change between the moment at which its signature is found right
// and the one at which its code runs; whoever may write it decides then. So it
// is copied into a memory file that is sealed: from then on neither its owner
// nor this process can write to it (memfd_create(2), F_ADD_SEALS).
//
//===----------------------------------------------------------------------===//

#include "compiler/driver/SignImage.h"
#include "compiler/artifact/Trailer.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

using namespace llvm;
using namespace wasmc;

namespace {

Expected<abi::Trailer> trailerOf(ArrayRef<char> File, StringRef Path) {
  Expected<abi::Trailer> T = readTrailer(File);
  if (!T)
    return environmentError(Path, "not a whole image of wasmc: " +
                                      toString(T.takeError()));
  return T;
}

Error systemFailure(StringRef What) {
  return environmentError(What, sys::StrError(errno));
}

/// A descriptor that closes itself, unless it is released.
class MemoryCopy {
public:
  MemoryCopy() : Fd(::memfd_create("wasmc-signed", MFD_ALLOW_SEALING)) {}
  ~MemoryCopy() {
    if (Fd >= 0)
      ::close(Fd);
  }
  MemoryCopy(const MemoryCopy &) = delete;

  int get() const { return Fd; }
  int release() { return std::exchange(Fd, -1); }

  Error fill(StringRef Bytes) {
    if (Fd < 0)
      return systemFailure("memory for a signed image");
    while (!Bytes.empty()) {
      ssize_t Count =
          sys::RetryAfterSignal(-1, ::write, Fd, Bytes.data(), Bytes.size());
      if (Count < 0)
        return systemFailure("memory for a signed image");
      Bytes = Bytes.drop_front(size_t(Count));
    }
    if (::fcntl(Fd, F_ADD_SEALS,
                F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) < 0)
      return systemFailure("sealing a signed image");
    return Error::success();
  }

private:
  int Fd;
};

} // namespace

Error wasmc::signImage(MutableArrayRef<char> File, StringRef Path,
                       const SecretKey &Key) {
  if (Error E = trailerOf(File, Path).takeError())
    return E;
  setSignature(File, signBytes(signedBytes(File), Key), Key.Public);
  return Error::success();
}

Error wasmc::requireSignature(ArrayRef<char> File, StringRef Path,
                              const PublicKey &Key) {
  Expected<abi::Trailer> T = trailerOf(File, Path);
  if (!T)
    return T.takeError();
  if (all_of(T->Signature, [](uint8_t Byte) { return Byte == 0; }))
    return environmentError(Path, "not signed, and a signature is required");
  if (!isSignedBy(signedBytes(File), T->Signature, Key))
    return environmentError(Path, "not signed with the key that is required");
  return Error::success();
}

Expected<int> wasmc::openSigned(const std::string &Path, const PublicKey &Key) {
  auto File = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                    /*RequiresNullTerminator=*/false,
                                    /*IsVolatile=*/true);
  if (!File)
    return environmentError(Path, File.getError().message());
  MemoryCopy Copy;
  if (Error E = Copy.fill((*File)->getBuffer()))
    return E;
  size_t Size = (*File)->getBufferSize();
  File->reset();
  std::error_code Failed;
  sys::fs::mapped_file_region Sealed(
      Copy.get(), sys::fs::mapped_file_region::readonly, Size, 0, Failed);
  if (Failed)
    return environmentError(Path, Failed.message());
  if (Error E = requireSignature({Sealed.const_data(), Size}, Path, Key))
    return E;
  return Copy.release();
}
