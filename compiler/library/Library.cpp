//===- Library.cpp - compiles modules in the process ----------------------===//

#include "compiler/driver/Compile.h"
#include "compiler/driver/Features.h"
#include "compiler/driver/SourceModule.h"
#include "compiler/driver/Targets.h"
#include "compiler/library/include/wasmc-compiler.h"
#include <cstdlib>

using namespace llvm;
using namespace wasmc;

static char *copyOf(StringRef Text) {
  auto *Copy = static_cast<char *>(std::malloc(Text.size() + 1));
  if (!Copy)
    return nullptr;
  std::memcpy(Copy, Text.data(), Text.size());
  Copy[Text.size()] = 0;
  return Copy;
}

static std::string hostTarget() {
  for (const TargetInfo &T : listTargets())
    if (T.IsHost)
      return T.Name.str();
  return "";
}

static Expected<CompileOptions> read(const wasmc_compile_options_t &From) {
  Expected<TargetOptions> Target = resolveTarget(
      From.target ? From.target : hostTarget(), From.cpu ? From.cpu : "", "");
  if (!Target)
    return Target.takeError();
  CompileOptions To;
  To.Target = std::move(*Target);
  To.Form = ImageForm::Loadable;
  To.Opt = From.no_optimization ? OptLevel::O0 : OptLevel::O2;
  To.Bounds = From.check_bounds ? BoundsMode::Check : BoundsMode::Guard;
  To.Fuel = From.fuel ? FuelMode::Exact : FuelMode::None;
  To.Interruptible = From.interruptible;
  To.ExactTraps = From.exact_traps;
  To.Deterministic = From.deterministic;
  return To;
}

/// The bytes are read to their end and no further: none is a terminating NUL.
static Expected<SmallVector<char, 0>>
compileBytes(StringRef Bytes, const wasmc_compile_options_t &From) {
  Expected<CompileOptions> Options = read(From);
  if (!Options)
    return Options.takeError();
  Expected<SourceModule> Module =
      SourceModule::from(MemoryBuffer::getMemBufferCopy(Bytes, "module"));
  if (!Module)
    return Module.takeError();
  Session S;
  S.Accepted = wasm::defaultFeatures();
  if (From.wasm_features)
    if (Error E =
            switchFeatures(From.wasm_features, S.Accepted).moveInto(S.Accepted))
      return std::move(E);
  S.Jobs = From.jobs ? From.jobs : 1;
  auto Code = compile(Module->bytes(), *Options, S);
  if (!Code)
    return Module->locate(Code.takeError());
  return Code;
}

bool wasmc_compile(const void *Bytes, size_t Size,
                   const wasmc_compile_options_t *Options,
                   wasm_byte_vec_t *Artifact, char **Message) {
  constexpr wasmc_compile_options_t Defaults = {.interruptible = true};
  auto Code = compileBytes({static_cast<const char *>(Bytes), Size},
                           Options ? *Options : Defaults);
  if (!Code) {
    *Message = copyOf(toString(Code.takeError()));
    return false;
  }
  // To be deleted by the runtime, which takes its memory from the same libc.
  Artifact->data = static_cast<char *>(std::malloc(Code->size()));
  Artifact->size = Artifact->data ? Code->size() : 0;
  if (!Artifact->data) {
    *Message = copyOf("no memory for the artifact");
    return false;
  }
  std::memcpy(Artifact->data, Code->data(), Code->size());
  return true;
}

bool wasmc_compile_module(const void *Bytes, size_t Size,
                          wasm_byte_vec_t *Artifact, char **Message) {
  return wasmc_compile(Bytes, Size, nullptr, Artifact, Message);
}
